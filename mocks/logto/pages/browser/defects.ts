const names = (document.documentElement.dataset.defects ?? '').split(' ');

/** Whether the page is given this fault. */
export const hasDefect = (name: string): boolean => names.includes(name);
