/**
 * Backstage's, as `@backstage/catalog-model` has it. That package takes longer
 * to load than a small stack to generate, and nothing else of it is needed.
 */
export const DEFAULT_NAMESPACE = 'default';

/** Kinds that the graph is made of, as Backstage spells them. */
export const GRAPH_KINDS = [
  'Component',
  'Resource',
  'API',
  'System',
  'Domain',
] as const;

export type GraphKind = (typeof GRAPH_KINDS)[number];

const KIND_BY_LOWER_CASE = new Map<string, GraphKind>(
  GRAPH_KINDS.map(kind => [kind.toLowerCase(), kind]),
);

/** The kind in Backstage's spelling; undefined when the graph has no such. */
export function graphKind(kind: string): GraphKind | undefined {
  return KIND_BY_LOWER_CASE.get(kind.trim().toLowerCase());
}

/** The kind that a complete entity ref names. */
export function kindOfRef(ref: string): GraphKind | undefined {
  return graphKind(ref.slice(0, Math.max(0, ref.indexOf(':'))));
}

/** The name in a complete entity ref. */
export function nameOfRef(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

/** `component:default/orders`; the same spelling as Backstage's own. */
export function entityRefOf(
  kind: string,
  namespace: string,
  name: string,
): string {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}

/**
 * Reads a reference in any spelling that catalogs use: `name`, `kind:name`,
 * `namespace/name` or `kind:namespace/name`, in any case.
 *
 * @returns the refs that it may mean, likeliest first: one per default kind
 *   when it names none; undefined when it is no reference.
 */
export function parseReference(
  text: string,
  context: { kinds: readonly string[]; namespace?: string },
): string[] | undefined {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [kind, namespace, name] = match.slice(1).map(part => part?.trim());
  if (!name || kind === '' || namespace === '') {
    return undefined;
  }
  const kinds = kind ? [kind] : context.kinds;
  return kinds.map(candidate =>
    entityRefOf(
      candidate,
      namespace ?? context.namespace ?? DEFAULT_NAMESPACE,
      name,
    ),
  );
}
