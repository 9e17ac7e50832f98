import type { Context } from 'koa';

const number = (value: unknown, fallback: number) => {
  const parsed = Number(value);
  return Number.isInteger(parsed) && parsed > 0 ? parsed : fallback;
};

/**
 * One page of a list, with Logto's headers `Total-Number` and `Link`. Logto's links lack `/api`; so do these, as
 * clients that follow them have to cope with it.
 *
 * @param optional whether a request without paging parameters gets everything and no headers
 */
export const page = <T>(ctx: Context, endpoint: string, items: readonly T[], optional = false): readonly T[] => {
  const { page: current, page_size: pageSize } = ctx.query;
  if (optional && current === undefined && pageSize === undefined) {
    return items;
  }
  const index = number(current, 1);
  const size = number(pageSize, 20);
  const last = Math.max(1, Math.ceil(items.length / size));
  const path = ctx.path.replace(/^\/api/, '');
  const link = (to: number, relation: string) => {
    const query = new URLSearchParams(ctx.querystring);
    query.set('page', String(to));
    return `<${endpoint}${path}?${query}>; rel="${relation}"`;
  };
  ctx.set('total-number', String(items.length));
  ctx.set(
    'link',
    [
      link(1, 'first'),
      ...(index > 1 ? [link(index - 1, 'prev')] : []),
      link(last, 'last'),
      ...(index < last ? [link(index + 1, 'next')] : []),
    ].join(', '),
  );
  return items.slice((index - 1) * size, index * size);
};
