/**
 * What a YAML document is:
 * - `entity`: of any kind; what the engine can read.
 * - `other`: it does not even look like an entity.
 * - `skeleton`: an entity to be, with placeholders that a software template
 *   fills in.
 * - a broken entity, with the reason.
 */
export type Envelope =
  | 'entity'
  | 'other'
  | 'skeleton'
  | { readonly reason: string };

const API = 'backstage.io/';

/** Kinds that matter here; all others are counted and passed over. */
const KINDS = ['component', 'resource', 'api', 'system', 'domain'];

// What Backstage takes. Else it is what YAML makes of lines that slipped.
const KIND = /^[a-z][a-z0-9]*$/i;

const PLACEHOLDER = /\{\{|\{%/;

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
  if (isObject(metadata) && isPlaceholder(metadata.name)) {
    return 'skeleton';
  }
  if (!KIND.test(kind.trim()) && String(apiVersion).startsWith(API)) {
    return {
      reason: `"${kind.trim()}" is not the kind of an entity. Look at the line with the kind and at those below it.`,
    };
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
  if (!apiVersion.startsWith(API)) {
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

// To YAML, `{{ values.name }}` without quotes is an object in an object.
function isPlaceholder(name: unknown): boolean {
  return typeof name === 'string' ? PLACEHOLDER.test(name) : isObject(name);
}

// YAML reads `name: 3` as a number; people mean text, and so does the engine.
function isName(name: unknown): boolean {
  return typeof name === 'string'
    ? name.trim() !== ''
    : typeof name === 'number' || typeof name === 'boolean';
}
