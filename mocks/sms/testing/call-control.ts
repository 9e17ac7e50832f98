/** Calls the control API of a fake. @param body sent as JSON */
export const callControl = (
  { controlUrl }: { readonly controlUrl: string },
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> =>
  fetch(new URL(path, controlUrl), {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
