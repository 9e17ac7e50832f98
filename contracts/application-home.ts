/**
 * How the HTML of the application's page tells who is signed in, for those who have no browser. Plain TypeScript: k6
 * reads pages too.
 */

export interface HomeReading {
  /** Text that stands only on the page of whoever is signed in; null where nothing told the two pages apart. */
  readonly signedIn: string | null;
  /** The same of the page of whoever is not. */
  readonly signedOut: string | null;
  /** What stands before and after the subject there; null where the page does not show it without its scripts. */
  readonly subject: { readonly before: string; readonly after: string } | null;
}

/** What a page told. */
interface Home {
  /** Null where it cannot be told. */
  readonly isSignedIn: boolean | null;
  readonly subject: string | null;
}

/** React marks the seams between texts with empty comments. */
const withoutSeams = (html: string): string => html.replaceAll('<!-- -->', '');

const subjectIn = (text: string, { subject }: HomeReading): string | null => {
  const before = subject === null ? -1 : text.indexOf(subject.before);
  if (subject === null || before < 0) {
    return null;
  }
  const start = before + subject.before.length;
  const found = text.slice(start, text.indexOf(subject.after, start));
  return found === '' || found.includes('<') ? null : found;
};

/** @param html of the page as it came */
export const readHome = (html: string, reading: HomeReading): Home => {
  const text = withoutSeams(html);
  const subject = subjectIn(text, reading);
  const { signedIn, signedOut } = reading;
  if (subject !== null || (signedIn !== null && text.includes(signedIn))) {
    return { isSignedIn: true, subject };
  }
  const isOut = signedOut === null ? signedIn !== null || reading.subject !== null : text.includes(signedOut);
  return { isSignedIn: isOut ? false : null, subject };
};

/** As much of a page's text as tells one place in it. */
const context = 24;

/** What stands around the subject in a page. A tag's own text ends where the next one begins. */
const aroundSubject = (text: string, subject: string): HomeReading['subject'] => {
  const at = text.indexOf(subject);
  if (at < 0) {
    return null;
  }
  const after = text.slice(at + subject.length, at + subject.length + 1);
  return after === '' ? null : { before: text.slice(Math.max(0, at - context), at), after };
};

interface KnownPages {
  readonly signedOut: string;
  readonly signedIn: string;
  /** Of whoever is signed in. */
  readonly subject: string;
  /** Names of what is pressed to sign in and out, where they have any. */
  readonly names: readonly string[];
}

/** Learns to read a page from two that are known. */
export const learnHome = ({ signedOut, signedIn, subject, names }: KnownPages): HomeReading => {
  const [out, inside] = [withoutSeams(signedOut), withoutSeams(signedIn)];
  const onlyIn = (page: string, other: string) =>
    names.find((name) => page.includes(name) && !other.includes(name)) ?? null;
  const around = aroundSubject(inside, subject);
  return {
    signedIn: onlyIn(inside, out),
    signedOut: onlyIn(out, inside),
    subject: around === null || out.includes(around.before) ? null : around,
  };
};
