import { registerName, startWithName } from '../experience-api.ts';
import { navigate } from '../navigation.ts';
import { button, whileBusy } from '../parts/button.ts';
import { form } from '../parts/layout.ts';
import { nameField } from '../parts/name-field.ts';
import type { Terms } from '../parts/terms.ts';
import { leaveFor } from '../session.ts';
import type { Settings } from '../settings.ts';
import { handleFailure, onUnfinished } from './failures.ts';

/** The form of `/register` where one begins with a name. */
export const nameForm = ({ signUp }: Settings, terms: Terms): HTMLFormElement => {
  const name = nameField();
  const submit = button({ text: 'action.create-account', name: 'submit' });
  const go = async () => {
    try {
      await startWithName(name.input.value);
      if (signUp.password && !signUp.hasMore) {
        navigate('/register/password');
      } else {
        await leaveFor(await registerName());
      }
    } catch (failure) {
      await handleFailure(failure, {
        'user.username_already_in_use': ({ message }) => name.refuse(message),
        ...onUnfinished('Register', { replace: true }),
      });
    }
  };
  const submitted = async () => {
    name.forgetRefusal();
    if (name.check() && (await terms.mayGoOn())) {
      await whileBusy(submit, go);
    }
  };
  return form(() => void submitted(), name.element, terms.element, submit);
};
