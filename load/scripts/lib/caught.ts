import { wrongCode } from '../../../contracts/codes.ts';
import { numberOf } from '../../plan/numbers.ts';
import { demand } from './browser.ts';
import { sendTogether, tryTogether } from './experience.ts';
import { beginAtLogto, requestCode } from './interaction.ts';
import { settings } from './settings.ts';
import { beginVisit } from './visit.ts';

/** Lets so many strangers ask for a code and receive it. */
export const catchCodes = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const phone = numberOf(settings.phoneBlock, 'stranger', at);
    const { clientId } = settings.client;
    const visit = beginVisit({ phone, user: 0, arrival: at, part: 3, clientId });
    beginAtLogto(visit);
    return { visit, ...requestCode(visit, 'sign-in') };
  });

/** Somebody whose code is there, and not tried yet. */
type Holder = ReturnType<typeof catchCodes>[number];

/**
 * All try a wrong code, then the right one, then ask for another, within the time that the database is away: who is not
 * answered gives up. Nothing of it may be answered with yes.
 *
 * @param ms how long the database is away from now on
 */
export const tryWithoutDatabase = (holders: readonly Holder[], ms: number): void => {
  const patience = Math.floor(ms / 4);
  const endings = [
    ...tryTogether(
      holders.map((holder) => ({ ...holder, code: wrongCode(holder.code) })),
      patience,
    ),
    ...tryTogether(holders, patience),
  ];
  demand(
    'no code is accepted without a database',
    endings.every(({ outcome }) => outcome !== 'accepted'),
  );
  const sent = sendTogether(
    holders.map(({ visit }) => visit),
    'sign-in',
    patience,
  );
  demand(
    'no code is sent without a database',
    sent.every(({ outcome }) => outcome !== 'accepted'),
  );
};
