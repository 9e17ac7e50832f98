/** Reads server-sent events until one of a name comes; gives its data. */
export const nextEvent = async (response: Response, name: string): Promise<unknown> => {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const [, data] = new RegExp(`event: ${name}\ndata: (.*)\n\n`).exec(text) ?? [];
    if (data) {
      return JSON.parse(data);
    }
  }
  throw new Error(`no event ${name} came: ${text}`);
};
