import type { EntityNode } from '../catalog';

/**
 * Annotations that say where an entity was read from and where its code is:
 * their words are not about the entity, and a portal adds some by itself.
 */
const IGNORED_PREFIXES = [
  'backstage.io/',
  'github.com/',
  'gitlab.com/',
  'bitbucket.org/',
  'bitbucket.com/',
  'dev.azure.com/',
  'stackgen.io/',
];

// Long descriptions are prose in which every technology is named once.
const MAX_TEXT = 2000;

const wordsByNode = new WeakMap<EntityNode, readonly string[]>();

/** Letters and digits in lower case, with single spaces for everything else. */
export function plainWords(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The texts that describe an entity, each in plain words with a space at both
 * ends.
 */
function describingTexts(node: EntityNode): readonly string[] {
  const known = wordsByNode.get(node);
  if (known) {
    return known;
  }
  const texts = [
    node.name,
    node.title ?? '',
    node.description ?? '',
    ...importedFacts(node),
    ...node.tags,
    ...Object.entries(node.labels).flat(),
    ...Object.entries(node.annotations)
      .filter(([key]) => !IGNORED_PREFIXES.some(start => key.startsWith(start)))
      .flat(),
  ];
  const words = [...new Set(texts.map(text => ` ${plainWords(text)} `))];
  wordsByNode.set(node, words);
  return words;
}

/**
 * Where importers of cloud resources write what a resource is, beside a type
 * that leaves it open: Harmonix on AWS (`spec.subType`, `metadata.resourceType`)
 * and Roadie's AWS module (`metadata.dbEngine`).
 */
function importedFacts({ entity }: EntityNode): string[] {
  const spec: Partial<Record<string, unknown>> = entity.spec ?? {};
  const metadata: Partial<Record<string, unknown>> = entity.metadata;
  return [spec.subType, metadata.resourceType, metadata.dbEngine].filter(
    fact => typeof fact === 'string',
  );
}

/** Whether one of the words (or rows of words) stands in what describes it. */
export function compileMentions(
  terms: readonly string[],
): (node: EntityNode) => boolean {
  const wanted = terms
    .map(term => ` ${plainWords(term)} `)
    .filter(term => term.trim() !== '');
  return node => {
    const texts = describingTexts(node);
    return wanted.some(term => texts.some(text => text.includes(term)));
  };
}
