import type {
  Cloud,
  CloudOverride,
  Mapping,
  MappingRule,
  Parameters,
  ResourceTypeInfo,
} from 'backstage-plugin-stackgen-common';
import { providerResourceOf } from './providerResource';

type Value = Parameters[string];

/** Changes one rule of a mapping; the others stay the same objects. */
export function editRule(
  mapping: Mapping,
  id: string,
  change: (rule: MappingRule) => MappingRule,
): Mapping {
  return {
    ...mapping,
    rules: mapping.rules.map(rule => (rule.id === id ? change(rule) : rule)),
  };
}

/** Without keys that say nothing, so that undoing an edit leaves no trace. */
function tidy<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, part]) =>
        part !== undefined &&
        !(
          typeof part === 'object' &&
          part !== null &&
          !Array.isArray(part) &&
          Object.keys(part).length === 0
        ),
    ),
  ) as T;
}

function editCloud(
  rule: MappingRule,
  cloud: Cloud,
  change: (override: CloudOverride) => CloudOverride,
): MappingRule {
  const override = tidyOverride(change(rule.clouds?.[cloud] ?? {}));
  return tidyRule({
    ...rule,
    clouds: { ...rule.clouds, [cloud]: override },
  });
}

function tidyOverride(override: CloudOverride): CloudOverride {
  return tidy(override);
}

function tidyRule(rule: MappingRule): MappingRule {
  const { clouds, parameters, environments, ...rest } = rule;
  return {
    ...rest,
    ...tidy({
      parameters,
      clouds: clouds && tidy(clouds),
      environments: environments && tidy(environments),
    }),
  };
}

function onlyKnown(
  parameters: Parameters | undefined,
  type: ResourceTypeInfo | undefined,
): Parameters | undefined {
  const known = new Set(type?.parameters.map(parameter => parameter.name));
  return (
    parameters &&
    Object.fromEntries(
      Object.entries(parameters).filter(([name]) => known.has(name)),
    )
  );
}

/**
 * Gives a rule another resource type, for all clouds or for one. Values that
 * the new type does not know go, because they would be errors; so do
 * implementations, which belong to one type. The arguments of a provider's
 * resource stay while its name is typed.
 */
export function setResourceType(
  rule: MappingRule,
  cloud: Cloud | undefined,
  name: string | undefined,
  types: ResourceTypeInfo[],
): MappingRule {
  const find = (wanted: string | undefined) =>
    types.find(type => type.name === wanted);
  const before = cloud ? rule.clouds?.[cloud]?.resourceType : rule.resourceType;
  if (providerResourceOf(name) && providerResourceOf(before)) {
    return cloud
      ? editCloud(rule, cloud, override => ({
          ...override,
          resourceType: name,
        }))
      : { ...rule, resourceType: name! };
  }
  if (cloud) {
    return editCloud(rule, cloud, override => ({
      resourceType: name,
      parameters: onlyKnown(
        override.parameters,
        find(name ?? rule.resourceType),
      ),
    }));
  }
  const type = find(name);
  const clouds = Object.fromEntries(
    Object.entries(rule.clouds ?? {}).map(([key, override]) => [
      key,
      override.resourceType
        ? override
        : tidyOverride({
            parameters: onlyKnown(override.parameters, type),
          }),
    ]),
  );
  const environments = Object.fromEntries(
    Object.entries(rule.environments ?? {}).map(([key, parameters]) => [
      key,
      onlyKnown(parameters, type) ?? {},
    ]),
  );
  const { reason, ...rest } = rule;
  return tidyRule({
    ...rest,
    ...(name === 'none' && reason !== undefined && { reason }),
    resourceType: name ?? rule.resourceType,
    parameters: onlyKnown(rule.parameters, type),
    clouds,
    environments,
  });
}

export function setImplementation(
  rule: MappingRule,
  cloud: Cloud,
  implementation: string | undefined,
): MappingRule {
  return editCloud(rule, cloud, override => ({ ...override, implementation }));
}

/** Sets a parameter, or with `undefined` gives it back to what it inherits. */
export function setParameter(
  rule: MappingRule,
  cloud: Cloud | undefined,
  name: string,
  value: Value | undefined,
): MappingRule {
  const change = (parameters: Parameters | undefined): Parameters => {
    const { [name]: _before, ...others } = parameters ?? {};
    return value === undefined ? others : { ...parameters, [name]: value };
  };
  return cloud
    ? editCloud(rule, cloud, override => ({
        ...override,
        parameters: change(override.parameters),
      }))
    : tidyRule({ ...rule, parameters: change(rule.parameters) });
}

/** Sets all parameters of a rule at once, for all clouds or for one. */
export function setParameters(
  rule: MappingRule,
  cloud: Cloud | undefined,
  parameters: Parameters | undefined,
): MappingRule {
  return cloud
    ? editCloud(rule, cloud, override => ({ ...override, parameters }))
    : tidyRule({ ...rule, parameters });
}

export function setReason(rule: MappingRule, reason: string): MappingRule {
  const { reason: _before, ...rest } = rule;
  return reason.trim() === '' ? rest : { ...rest, reason };
}

/** Gives everything that is set for one cloud back to what it inherits. */
export function resetCloud(rule: MappingRule, cloud: Cloud): MappingRule {
  return editCloud(rule, cloud, () => ({}));
}
