import type { Texts } from '../translation';

/** The first of some names, and how many more there are. */
export function describeFew(names: string[], most: number, t: Texts): string {
  const more = names.length - most;
  return [
    names.slice(0, most).join(', '),
    ...(more > 0 ? [t('common.more', { count: more })] : []),
  ].join(' ');
}
