/**
 * What the URL of the tab says: which view of which appStack.
 */
export interface Address {
  /** Id of an appStack; the newest when not given. */
  stack?: string;
  view: 'preview' | 'mapping' | 'history';
  pane: 'terraform' | 'resources' | 'entities';
  /** Path of a generated file. */
  file?: string;
  /** Key of the row that is open in the mapping. */
  row?: string;
  /** The two revisions that are compared. */
  from?: string;
  to?: string;
  /** Cloud and region of what is looked at before the first sync. */
  cloud?: string;
  region?: string;
}

const VIEWS: Address['view'][] = ['preview', 'mapping', 'history'];
const PANES: Address['pane'][] = ['terraform', 'resources', 'entities'];
const KEYS = [
  'stack',
  'view',
  'pane',
  'file',
  'row',
  'from',
  'to',
  'cloud',
  'region',
] as const;

export function readAddress(params: URLSearchParams): Address {
  const text = (key: string) => params.get(key) || undefined;
  return {
    stack: text('stack'),
    view: VIEWS.find(view => view === params.get('view')) ?? 'preview',
    pane: PANES.find(pane => pane === params.get('pane')) ?? 'terraform',
    file: text('file'),
    row: text('row'),
    from: text('from'),
    to: text('to'),
    cloud: text('cloud'),
    region: text('region'),
  };
}

/**
 * The search part of a URL, with the `?`, after the change. Parameters of
 * others stay; a key given as `undefined` goes.
 */
export function changeAddress(
  params: URLSearchParams,
  change: Partial<Address>,
): string {
  const next = new URLSearchParams(params);
  for (const key of KEYS) {
    if (key in change) {
      const value = change[key];
      if (value === undefined) {
        next.delete(key);
      } else {
        next.set(key, value);
      }
    }
  }
  return `?${next}`;
}
