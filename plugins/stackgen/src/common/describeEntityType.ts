import { parseEntityRef } from '@backstage/catalog-model';

/** How the catalog writes the kinds that StackGen meets. */
const KINDS: Record<string, string> = {
  api: 'API',
  component: 'Component',
  resource: 'Resource',
  system: 'System',
};

export function kindOf(entityRef: string): string {
  try {
    const { kind } = parseEntityRef(entityRef);
    return KINDS[kind.toLocaleLowerCase('en-US')] ?? kind;
  } catch {
    return '';
  }
}

export function nameOf(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}

/** "Component · service", as people speak of a type of entity. */
export function describeEntityType(
  entityRef: string,
  type: string | undefined,
): string {
  return [kindOf(entityRef), type].filter(Boolean).join(' · ');
}
