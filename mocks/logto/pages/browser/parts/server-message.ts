import { alertText } from './field.ts';

/** The place under a field for what the server has against it. */
interface ServerMessage {
  readonly show: (message: string) => void;
  readonly clear: () => void;
}

export const serverMessageUnder = (field: HTMLElement): ServerMessage => {
  let shown: HTMLElement | undefined;
  return {
    show: (message) => {
      shown = alertText(message);
      field.after(shown);
    },
    clear: () => shown?.remove(),
  };
};
