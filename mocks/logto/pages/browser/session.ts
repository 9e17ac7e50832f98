/**
 * What survives a reload of the page, in `sessionStorage`: the pages fall back to "Session not found" without it.
 */
const entry = (key: string) => ({
  get: (): string | undefined => sessionStorage.getItem(key) ?? undefined,
  set: (value: string): void => sessionStorage.setItem(key, value),
  clear: (): void => sessionStorage.removeItem(key),
});

export const stored = {
  /** Client id of the application that asked; goes into the header `logto-app-id`. */
  appId: entry('app_id'),
  uiLocales: entry('ui_locales'),
  /** Digits with country code. */
  phone: entry('stand-in:phone'),
  /** The same for the forgot-password path, which keeps its own. */
  forgotPhone: entry('stand-in:forgot-phone'),
  verificationId: entry('stand-in:verification-id'),
};

/** Takes `app_id` and `ui_locales` from the address; the first stays there, so that a bookmark of it resumes. */
export const takeSearchParameters = (): void => {
  const parameters = new URLSearchParams(location.search);
  if (parameters.size === 0) {
    return;
  }
  const appId = parameters.get('app_id');
  if (appId) {
    stored.appId.set(appId);
  }
  const uiLocales = parameters.get('ui_locales');
  if (uiLocales) {
    stored.uiLocales.set(uiLocales);
  } else {
    stored.uiLocales.clear();
  }
  parameters.delete('ui_locales');
  const search = parameters.size > 0 ? `?${parameters}` : '';
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
};

/**
 * The last step of a sign-in: forgets what was typed and leaves. Never resolves, as the page unloads, unless there is
 * nowhere to go.
 */
export const leaveFor = async (url: string | undefined): Promise<void> => {
  if (url === undefined) {
    return;
  }
  stored.phone.clear();
  stored.forgotPhone.clear();
  stored.verificationId.clear();
  location.replace(url);
  await new Promise(() => undefined);
};

takeSearchParameters();
