import { stored } from './session.ts';

interface NavigateOptions {
  readonly replace?: boolean;
  /** Kept in `history.state`: it survives a reload, and is what the next page was told. */
  readonly state?: unknown;
  /** Search parameters to keep beside `app_id`. */
  readonly search?: string;
}

/** Address of a page of ours, with the `app_id` that keeps the interaction. */
export const addressOf = (pathname: string, search = ''): string => {
  const parameters = new URLSearchParams(search);
  const appId = stored.appId.get();
  if (appId) {
    parameters.set('app_id', appId);
  }
  return parameters.size > 0 ? `${pathname}?${parameters}` : pathname;
};

const visits = new EventTarget();

/** Calls back for every page that the visitor comes to without a load: by a link, by us, by the browser's buttons. */
export const onVisit = (visit: () => void): void => {
  visits.addEventListener('visit', visit);
  addEventListener('popstate', visit);
};

export const navigate = (pathname: string, { replace = false, state = null, search }: NavigateOptions = {}): void => {
  const address = addressOf(pathname, search);
  if (replace) {
    history.replaceState(state, '', address);
  } else {
    history.pushState(state, '', address);
  }
  visits.dispatchEvent(new Event('visit'));
};

export const back = (): void => history.back();
