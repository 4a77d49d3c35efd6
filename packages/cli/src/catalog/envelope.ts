/**
 * What a YAML document is:
 * - `entity`: of any kind; what the engine can read.
 * - `other`: it does not even look like an entity.
 * - a broken entity, with the reason.
 */
export type Envelope = 'entity' | 'other' | { readonly reason: string };

/** Kinds that matter here; all others are counted and passed over. */
const KINDS = ['component', 'resource', 'api', 'system', 'domain'];

/** Looks at the parts that make a document an entity. */
export function envelopeOf(value: unknown): Envelope {
  if (!isObject(value)) {
    return 'other';
  }
  const { apiVersion, kind, metadata } = value;
  if (typeof kind !== 'string' || kind.trim() === '') {
    return apiVersion === undefined && metadata === undefined
      ? 'other'
      : broken('The entity has no kind.', 'a kind such as Component');
  }
  if (!KINDS.includes(kind.trim().toLowerCase())) {
    return 'entity';
  }
  if (typeof apiVersion !== 'string') {
    return broken(
      `The ${kind} has no apiVersion.`,
      'apiVersion: backstage.io/v1alpha1',
    );
  }
  if (isObject(metadata) && isName(metadata.name)) {
    return 'entity';
  }
  if (!apiVersion.startsWith('backstage.io/')) {
    // Kustomize and others have a Component of their own.
    return 'other';
  }
  return isObject(metadata)
    ? broken(`The ${kind} has no metadata.name.`, 'a name')
    : broken(`The ${kind} has no metadata.`, 'metadata with a name');
}

function broken(reason: string, wanted: string): Envelope {
  return { reason: `${reason} Give it ${wanted}.` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// YAML reads `name: 3` as a number; people mean text, and so does the engine.
function isName(name: unknown): boolean {
  return typeof name === 'string'
    ? name.trim() !== ''
    : typeof name === 'number' || typeof name === 'boolean';
}
