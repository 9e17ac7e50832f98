import { oddTexts } from '../../../fixtures/http/values/texts.ts';
import { takenBy } from '../model/rules/odd-authorizations.ts';
import { interactionOf, type World } from '../model/world.ts';
import { changeNames, malformedBy, oddRequests } from '../steps/odd/malformed-requests.ts';
import { changesOf, leadsAway, parameterNames, refusedBy } from '../steps/odd/parameters.ts';
import type { OddParameter, StepOf, Tab, Uses } from '../steps/step.ts';
import { again, fromEnd, inPart, oneOf } from './choose.ts';
import type { Wish } from './wish.ts';

/** One of things of which there may be none. */
const among = <T>(things: readonly T[], choice: number): T | undefined => things[choice % things.length];

const isOwn = (change: string): boolean => change.startsWith('is-');
const isAddress = (change: string): boolean => /^(is-)?address-/.test(change);

/** What leads a browser somewhere, or must be refused, comes more often. */
const leading: readonly string[] = [
  'redirect_uri',
  'direct_sign_in',
  'redirect_uri',
  'direct_sign_in',
  'response_type',
];
const weightedNames: readonly string[] = [...parameterNames, ...leading, ...leading, ...leading];

/** Changes of a whole parameter, whatever stands in it. */
const ofWhole: ReadonlySet<string> = new Set([
  'left-out',
  'no-value',
  'empty',
  'duplicated',
  'conflicting',
  'conflicting-before',
]);

/** Without the address to go back to, nobody may be led anywhere. */
const withoutAddress: readonly OddParameter[] = changesOf('redirect_uri')
  .filter((change) => ['left-out', 'no-value', 'empty'].includes(change))
  .map((change) => ({ name: 'redirect_uri', change }));

/** Parameters whose request must be refused, or taken, by the requirement that says so. */
const settled: readonly (readonly OddParameter[])[] = [
  withoutAddress,
  ...Object.values(
    Object.groupBy(
      parameterNames
        .flatMap((name) => changesOf(name).map((change) => ({ name, change })))
        .map((parameter) => ({ parameter, by: refusedBy(0, parameter) ?? takenBy({ with: [parameter] }) }))
        .filter(({ by }) => by !== undefined),
      ({ by }) => by ?? '',
    ),
  ).map((rows = []) => rows.map(({ parameter }) => parameter)),
];

/** In a row each request is another one. */
const ofTurn = (choice: number, turn: number): number => (turn === 0 ? choice : again(choice, 20 + turn));

/** A `state` of any characters that it may have, in a request that is answered at the callback, whoever asks. */
const stateFor = (choice: number): OddParameter[] => {
  const texts = oddTexts.filter(({ text }) => /^[ -~]+$/.test(text)).map(({ key }) => `text-${key}`);
  return [
    { name: 'state', change: oneOf(['is-a-b-c-d', ...texts], choice) },
    { name: 'prompt', change: 'is-none' },
  ];
};

const parameterFor = (choice: number, allows: (parameter: OddParameter) => boolean): OddParameter | undefined => {
  const name = among(weightedNames, again(choice, 1)) ?? 'state';
  const changes = changesOf(name).filter((change) => allows({ name, change }));
  const isWhole = (change: string): boolean => ofWhole.has(change);
  // What means something, an address, a parameter as a whole, or anything.
  const wanted = changes.filter(
    inPart(choice, 35) ? isOwn : inPart(choice, 65) ? isAddress : inPart(choice, 80) ? isWhole : () => true,
  );
  const change = among(wanted.length > 0 ? wanted : changes, again(choice, 2));
  return change === undefined ? undefined : { name, change };
};

/** Parameters of an authorization request; of one alone leads an address away, so that it is known which. */
export const oddParametersFor = ({ choice: first }: Wish, turn = 0): OddParameter[] => {
  const choice = ofTurn(first, turn);
  if (inPart(again(choice, 5), 8)) {
    return stateFor(again(choice, 6));
  }
  const ofOne = inPart(again(choice, 7), 25) ? among(settled, again(choice, 8)) : undefined;
  const one = ofOne && among(ofOne, again(choice, 9));
  if (one !== undefined) {
    return [one];
  }
  const odd = parameterFor(choice, () => true) ?? { name: 'state', change: 'null-character' };
  const second = inPart(again(choice, 4), 25)
    ? parameterFor(again(choice, 3), (parameter) => !leadsAway(0, parameter))
    : undefined;
  return second === undefined || second.name === odd.name ? [odd] : [odd, second];
};

const usesOf = ({ verifications, grants, tokens }: World, { person, back }: Wish): Uses => {
  const verification = fromEnd(verifications, back);
  const grant = fromEnd(grants, back);
  const held = fromEnd(tokens, back);
  return {
    person: verification === undefined ? person : (verifications[verification]?.person ?? person),
    ...(verification !== undefined && { verification }),
    ...(grant !== undefined && { grant }),
    ...(held !== undefined && { tokens: held }),
  };
};

/** Headers may come to nothing: only where nothing changes by them, the sequence can go on afterwards. */
const suits = (change: string, changes: boolean): boolean => !change.startsWith('header-') || !changes;

const ofNewPasswords: ReadonlySet<string> = new Set(['new-password', 'other-password', 'new-name']);

/** A new password of this length takes a server a minute, in which it answers nobody: HDR-08 has a check of its own. */
const isCostly = (request: string, change: string): boolean =>
  ofNewPasswords.has(request) && /^value-(long|length-\d{5,})$/.test(change);

/** A page of another site asks. */
const foreignOrigin = 'header-origin';

/** A malformed request; undefined where no interaction is there that a page would be in. */
export const malformedFor = (world: World, wished: Wish, tab: Tab, turn = 0): StepOf<'sendMalformed'> | undefined => {
  const wish = { ...wished, choice: ofTurn(wished.choice, turn) };
  const isInteracting = interactionOf(world, tab) !== undefined;
  const who = oneOf(['page', 'page', 'application', 'browser'], again(wish.choice));
  const sender = who === 'page' && !isInteracting ? 'application' : who;
  const isForeign = inPart(again(wish.choice, 6), 8);
  const requests = oddRequests.filter((one) => one.by === sender && !(isForeign && one.by === 'page' && one.changes));
  const of = among(requests, again(wish.choice, 3));
  if (of === undefined) {
    return undefined;
  }
  const uses = usesOf(world, wish);
  const isLeading = of.by === 'browser' && inPart(again(wish.choice, 2), 50);
  const changes = changeNames.filter((change) =>
    isForeign
      ? change === foreignOrigin
      : isLeading
        ? change.startsWith('value-address-')
        : suits(change, of.by === 'page' && of.changes) && !isCostly(of.key, change),
  );
  const from = again(wish.choice, 4);
  for (let tried = 0; tried < changes.length; tried += 1) {
    const change = among(changes, from + tried) ?? '';
    const made = malformedBy({ do: 'sendMalformed', tab, request: of.key, change, uses });
    if (made.length > 0) {
      return { do: 'sendMalformed', tab, request: of.key, change, at: again(wish.choice, 5) % made.length, uses };
    }
  }
  return undefined;
};
