import type {
  AppStackConnection,
  AppStackNode,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { kindOfRef, type EntityConnection } from '../catalog';
import type { MappedParameters, MappingOutcome } from '../mapping';
import type { ResourceTypes } from '../resource-types/ResourceTypes';
import type { ResourceType } from '../resource-types/ResourceType';

/**
 * Settles what each connection may do: the consumer's annotation, else the
 * provider's default. A level that the provider does not know is reported and
 * becomes the default. Connections to what has no infrastructure go.
 */
export function settleAccess(options: {
  types: ResourceTypes;
  connections: readonly EntityConnection[];
  /** What this stack makes, now or already. */
  nodes: readonly AppStackNode[];
  /** What the mapping says of an entity that this stack does not make. */
  outcomeOf: (entityRef: string) => MappingOutcome | undefined;
}): { connections: AppStackConnection[]; problems: Problem[] } {
  const made = new Map(
    options.nodes.map(node => [node.entityRef, node.resourceType]),
  );
  const settled: AppStackConnection[] = [];
  const problems: Problem[] = [];
  for (const { consumer, provider, access, because } of options.connections) {
    if (!made.has(consumer)) {
      continue;
    }
    const typeName = made.get(provider);
    const outcome =
      typeName === undefined ? options.outcomeOf(provider) : undefined;
    if (outcome?.outcome === 'none' && kindOfRef(provider) !== 'API') {
      continue;
    }
    if (outcome?.outcome === 'skipped') {
      problems.push(toSkipped(consumer, provider));
      continue;
    }
    const type = options.types.find(
      typeName ?? (outcome?.outcome === 'mapped' ? outcome.resourceType : ''),
    );
    if (type && !type.access) {
      problems.push(usedByNobody(consumer, provider, type));
      continue;
    }
    const levels = type?.access?.levels ?? (['invoke'] as const);
    const byDefault =
      type?.access?.defaultFor?.[made.get(consumer)!] ??
      type?.access?.default ??
      'invoke';
    const known = access !== undefined && [...levels].includes(access);
    if (access && !known) {
      problems.push(
        unknownLevel({ consumer, provider, access, type, byDefault, levels }),
      );
    }
    settled.push({
      consumer,
      provider,
      access: access && known ? access : byDefault,
      because: [...because],
      ...(outcome?.outcome === 'external' &&
        wantsSecret(outcome.parameters) && { secret: true as const }),
    });
  }
  return { connections: settled, problems };
}

function toSkipped(consumer: string, provider: string): Problem {
  return {
    severity: 'info',
    code: 'provider-skipped',
    where: `${consumer} → ${provider}`,
    message: `${provider} was skipped, so nothing is opened to it.`,
    mend: `Give ${provider} a resource type, or "external" to get its address as a variable.`,
    entityRef: consumer,
  };
}

function usedByNobody(
  consumer: string,
  provider: string,
  { title }: ResourceType,
): Problem {
  return {
    severity: 'info',
    code: 'connection-without-effect',
    where: `${consumer} → ${provider}`,
    message: `${title} is nothing that others could use or call, so the connection opens nothing.`,
    entityRef: consumer,
  };
}

function unknownLevel(options: {
  consumer: string;
  provider: string;
  access: string;
  type: ResourceType | undefined;
  byDefault: string;
  levels: readonly string[];
}): Problem {
  const { consumer, provider, access, type, byDefault, levels } = options;
  return {
    severity: 'warning',
    code: 'access-not-offered',
    where: `${consumer} → ${provider}`,
    message: `${
      type?.title ?? provider
    } does not know the access level "${access}"; "${byDefault}" is used.`,
    mend: `Choose one of ${levels.join(
      ', ',
    )} in the annotation stackgen.io/access.`,
    entityRef: consumer,
  };
}

/** Whether the users of something external sign in with a secret. */
function wantsSecret({ rule, cloud, annotations }: MappedParameters): boolean {
  const { secret } = { ...rule, ...cloud, ...annotations };
  return secret === true || secret === 'true';
}
