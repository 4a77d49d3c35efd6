import type {
  OriginatedValue,
  Problem,
  Standards,
  ValueOrigin,
} from 'backstage-plugin-stackgen-common';
import { withSize } from '../standards/sizes';
import { checkParameters } from './checkParameters';
import type { ResourceType } from './ResourceType';

/** One source of parameters above the standards. */
export interface ParameterLayer {
  readonly origin: ValueOrigin;
  readonly values: Readonly<Record<string, unknown>>;
  /** What people call the source: `rule "postgres"`. */
  readonly source: string;
  readonly fromText?: boolean;
  /** Types whose parameters may stand there, too. */
  readonly otherTypes?: readonly ResourceType[];
}

/** What a node stores: see `AppStackNode`. */
export interface ResolvedParameters {
  readonly parameters: Record<string, OriginatedValue>;
  readonly environments: Record<string, Record<string, OriginatedValue>>;
  readonly problems: Problem[];
}

/**
 * Settles each parameter by precedence: type default, standards, mapping rule,
 * cloud override, annotation; and for single environments the standards' values
 * (which give way to everything above the standards) and the rule's.
 */
export function resolveParameters(options: {
  type: ResourceType;
  entityRef: string;
  standards: Standards;
  layers: readonly ParameterLayer[];
  environments: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  rule: string;
}): ResolvedParameters {
  const { type, entityRef, standards } = options;
  const problems: Problem[] = [];
  const parameters: Record<string, OriginatedValue> = {};
  const place = (source: string) => `${entityRef} → ${type.name} → ${source}`;
  const add = (layer: ParameterLayer, skipUnknown = false) => {
    if (isEmpty(layer.values)) {
      return;
    }
    const checked = checkParameters({
      type,
      values: withSize(type, layer.values, standards.sizes),
      where: place(layer.source),
      entityRef,
      fromText: layer.fromText,
      otherTypes: layer.otherTypes,
      skipUnknown,
    });
    problems.push(...checked.problems);
    for (const [name, value] of Object.entries(checked.values)) {
      parameters[name] = { value, origin: layer.origin };
    }
  };

  const everyType = standards.parameters['*'] ?? {};
  const thisType = standards.parameters[type.name] ?? {};
  add({ origin: 'standards', source: 'standards', values: everyType }, true);
  add({ origin: 'standards', source: 'standards', values: thisType });
  for (const layer of options.layers) {
    add(layer);
  }

  const environments: Record<string, Record<string, OriginatedValue>> = {};
  for (const { name, parameters: byType } of standards.environments) {
    const own: Record<string, OriginatedValue> = {};
    const addOwn = (
      origin: 'standards' | 'environment',
      values: Readonly<Record<string, unknown>>,
      skipUnknown = false,
    ) => {
      if (isEmpty(values)) {
        return;
      }
      const checked = checkParameters({
        type,
        values: withSize(type, values, standards.sizes),
        where: place(
          origin === 'standards'
            ? `standards → ${name}`
            : `${options.rule} → ${name}`,
        ),
        entityRef,
        environment: name,
        skipUnknown,
      });
      problems.push(...checked.problems);
      for (const [parameter, value] of Object.entries(checked.values)) {
        const above = parameters[parameter]?.origin ?? 'type default';
        const givesWay = above !== 'type default' && above !== 'standards';
        if (origin === 'environment' || !givesWay) {
          own[parameter] = { value, origin };
        }
      }
    };
    addOwn('standards', byType['*'] ?? {}, true);
    addOwn('standards', byType[type.name] ?? {});
    addOwn('environment', options.environments[name] ?? {});
    if (Object.keys(own).length > 0) {
      environments[name] = own;
    }
  }
  return { parameters, environments, problems };
}

function isEmpty(values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).length === 0;
}
