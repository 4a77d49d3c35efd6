import type {
  Cloud,
  MappingRule,
  ResourceTypeInfo,
} from 'backstage-plugin-stackgen-common';
import { providerResourceOf } from './providerResource';

/** What a rule means on one cloud. */
export interface RuleOnCloud {
  /** Name of the resource type, `none` or `external`. */
  resourceType: string;
  /** Absent for `none`, `external` and what is not known. */
  info?: ResourceTypeInfo;
  /** Absent when the cloud does not offer the type, or does not know it. */
  implementationTitle?: string;
  /** How many parameters the rule sets for this cloud, inherited ones too. */
  valueCount: number;
  /** The rule says nothing special for this cloud. */
  inherits: boolean;
}

export function describeRule(
  rule: MappingRule,
  cloud: Cloud,
  types: ResourceTypeInfo[],
): RuleOnCloud {
  const override = rule.clouds?.[cloud];
  const resourceType = override?.resourceType ?? rule.resourceType;
  const info = types.find(type => type.name === resourceType);
  const offered = info?.clouds[cloud]?.implementations ?? [];
  const implementation = override?.implementation
    ? offered.find(i => i.name === override.implementation)
    : offered.find(i => i.default) ?? offered[0];
  const provider = providerResourceOf(resourceType);
  return {
    resourceType,
    info,
    implementationTitle:
      implementation?.title ??
      (provider?.cloud === cloud ? provider.type : undefined),
    valueCount: Object.keys({ ...rule.parameters, ...override?.parameters })
      .length,
    inherits: override === undefined,
  };
}

/** More values than this are counted instead of named. */
const MOST_VALUES = 8;

/** The conditions of a rule in short: `kind Component · type service, worker`. */
export function describeMatch(match: MappingRule['match']): string {
  return Object.entries(match)
    .map(([condition, wanted]) => {
      if (typeof wanted === 'object' && !Array.isArray(wanted)) {
        const parts = Object.entries(wanted).map(([name, value]) =>
          value === true ? name : `${name}=${some(value).join(' | ')}`,
        );
        return `${condition} ${parts.join(', ')}`;
      }
      return `${condition} ${some(wanted).join(', ')}`;
    })
    .join(' · ');
}

function some(wanted: string | string[]): string[] {
  const values = [wanted].flat();
  return values.length > MOST_VALUES
    ? [...values.slice(0, MOST_VALUES), `… +${values.length - MOST_VALUES}`]
    : values;
}
