import { type APIResponse, chromium, request as playwrightRequest } from '@playwright/test';
import { submissionSchema, verificationSchema } from '../../contracts/experience-schema.ts';
import { openidPaths } from '../../contracts/openid.ts';
import { recordApplication } from '../../fixtures/application/record-application.ts';
import { findBrowser, launchOptions, trustingBrowser } from '../../fixtures/browser/index.ts';
import { AppVisitor, recordedWays } from '../../fixtures/playwright/application/app-visitor.ts';
import { experienceIn } from '../../fixtures/playwright/people/prove-user.ts';
import { createUser, findUsers } from '../../fixtures/stack/provision.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { readTraits } from '../../fixtures/stack/tenant/traits.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';
import { type LoadApplication, sampleLoadApplication, unusedApplication } from '../plan/application.ts';
import { flows } from '../plan/flows.ts';
import { numberOf, populations } from '../plan/numbers.ts';
import { flowsIn, type LoadPlan } from '../plan/plan.ts';
import { accountAsConfigured } from './people.ts';

const required = async (response: APIResponse): Promise<APIResponse> => {
  if (!response.ok()) {
    throw new HarnessError(
      `a sign-in by code before the load failed: ${new URL(response.url()).pathname} answered ${response.status()} ${await response.text()}`,
      'Sign in by code has to be possible: see "npm start"',
    );
  }
  return response;
};

type Requests = Awaited<ReturnType<typeof playwrightRequest.newContext>>;

/** In a browser that the application has led to Logto. @returns where it goes on */
const signInByCode = async (request: Requests, { description, inbox }: Stack, phone: string): Promise<string> => {
  const logto = experienceIn(request, description.logto.endpoint, required);
  await logto.start('SignIn');
  const after = (await inbox.messages(phone)).at(-1)?.id;
  const { verificationId } = verificationSchema.parse(await logto.sendCode(phone, 'SignIn'));
  const { code } = await inbox.next(phone, after === undefined ? {} : { after });
  await logto.verifyCode({ phone, verificationId, code });
  await logto.identify(verificationId);
  return submissionSchema.parse(await logto.submit()).redirectTo;
};

/** Generators of one run do not take the same number, and so not one another's code. */
const recorderNumber = (phoneBlock: number, generator: string): string => {
  const sum = [...generator].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  return numberOf(phoneBlock, 'session-holder', populations['session-holder'].size - 1 - (sum % 1000));
};

/** A press that k6 could not repeat would fail every arrival: better said once, before them. */
const requireReplay = async ({ url, presses, reading }: LoadApplication, endpoint: string): Promise<void> => {
  const request = await playwrightRequest.newContext();
  try {
    const target = await new AppVisitor(request, url, recordedWays(presses ?? noPresses, reading)).startSignIn();
    if (!target.startsWith(`${endpoint}${openidPaths.authorization}?`)) {
      throw new Error(`it leads to ${target.split('?')[0]}, and not to ${endpoint}${openidPaths.authorization}`);
    }
  } catch (error) {
    throw new HarnessError(
      `what a browser sends to sign in at ${url} cannot be replayed (${describeError(error)})`,
      'Load presses without a browser: "npm run load -- otp-send" does without the application',
      { cause: error },
    );
  } finally {
    await request.dispose();
  }
};

/** By what sign-up asks for now: the run may have set the tenant since it began. */
const accountOf = async ({ management }: Stack, phone: string) =>
  accountAsConfigured(await readTraits(management), phone);

const noPresses = { signIn: null, signOut: null };

interface Wanted {
  readonly plan: LoadPlan;
  readonly generator: string;
  readonly browserPath: string | undefined;
  readonly progress: Progress;
}

/**
 * The application as k6 uses it. The sample app is known; of another one a browser signs in and out, once, as a user
 * made for it, if the plan comes from the application at all.
 *
 * @throws HarnessError where it cannot be signed in to, or not without a browser
 */
export const applicationForLoad = async (
  stack: Stack,
  { plan, generator, browserPath, progress }: Wanted,
): Promise<LoadApplication> => {
  const { apps, logto, phoneBlock } = stack.description;
  const { primary } = apps;
  if (primary.origin === 'sample') {
    return sampleLoadApplication(primary);
  }
  const names = flowsIn(plan);
  if (!names.some((name) => flows[name].fromApplication)) {
    return unusedApplication(primary);
  }
  return progress.step('Sign in to the application in a browser, to learn what it sends', async () => {
    const phone = recorderNumber(phoneBlock, generator);
    const [known] = await findUsers(stack.management, phone);
    const { id } = known ?? (await createUser(stack.management, await accountOf(stack, phone)));
    const servers = [
      { name: 'LOGTO_ENDPOINT', url: logto.endpoint },
      { name: '--app', url: primary.url },
    ];
    const trusting = await trustingBrowser(await findBrowser({ browserPath }), servers);
    await using browser = await chromium.launch(launchOptions(trusting));
    const page = await browser.newPage();
    const provider = new URL(logto.endpoint).origin;
    const { presses, reading, request } = await recordApplication(page, {
      ...primary,
      provider,
      async signIn() {
        await page.waitForURL(({ origin }) => origin === provider, { waitUntil: 'commit' });
        return signInByCode(page.request, stack, phone);
      },
      subject: () => id,
      withSignOut: names.some((name) => flows[name].steps.includes('press Sign Out')),
    });
    const asked = request.searchParams;
    const [clientId, redirectUri] = [asked.get('client_id') ?? '', asked.get('redirect_uri') ?? ''];
    const application = { ...unusedApplication(primary), ...{ clientId, redirectUri, presses, reading } };
    await requireReplay(application, logto.endpoint);
    return application;
  });
};
