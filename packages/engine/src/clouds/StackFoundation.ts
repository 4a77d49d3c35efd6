import type {
  Cloud,
  ModuleStandards,
  Problem,
  Provides,
  Standards,
} from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { NodeScope } from '../resource-types/NodeScope';
import type { EnvironmentValues } from '../standards/EnvironmentValues';
import {
  fitName,
  HASH_LENGTH,
  nameIn,
  type EnvironmentPart,
  type FittedName,
  type NameRule,
} from '../standards/naming';
import {
  call,
  template,
  variable,
  type DocumentFile,
  type Expression,
  type TerraformDocument,
  type Value,
} from '../terraform';
import type { Offer, Use } from './connectNodes';
import { NetworkPlan } from './NetworkPlan';

/** What templates may refer to as `stack.<name>`; made when it is asked for. */
export type Facts = Readonly<Record<string, () => Value>>;

/** Evaluates a template of a mapping or a module. */
export type Render = (text: string) => Value;

/** What every cloud's foundation is made from. */
export interface FoundationOptions {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  readonly region: string;
  readonly appStack: string;
  /** Addresses of all nodes. */
  readonly addresses: readonly string[];
}

/**
 * What all clouds give every stack: names, host names, shared files, and a last
 * step. What is particular to a cloud is added by its own foundation, each part
 * of it when something first asks for it.
 */
export abstract class StackFoundation {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  /** The region's name; the same in all environments. */
  readonly region: string;
  readonly appStack: string;
  /** Networks of its own, and those that are there. */
  readonly networks: NetworkPlan;
  abstract readonly cloud: Cloud;
  readonly #nodeNames: ReadonlySet<string>;
  /** How many nodes have a name, where names have no hyphens. */
  readonly #compactNames = new Map<string, number>();
  readonly #shortened = new Map<string | undefined, Map<string, number>>();
  readonly #finishers: (() => void)[] = [];

  constructor(options: FoundationOptions) {
    this.document = options.document;
    this.values = options.values;
    this.standards = options.standards;
    this.region = options.region;
    this.appStack = options.appStack;
    this.networks = new NetworkPlan(
      options.standards,
      options.values,
      options.appStack,
    );
    this.#nodeNames = new Set(options.addresses.map(dashed));
    for (const name of this.#nodeNames) {
      const short = compact(name);
      this.#compactNames.set(short, (this.#compactNames.get(short) ?? 0) + 1);
    }
  }

  /** A name in the cloud by the standards' pattern, for a node or the stack. */
  name(of: NodeScope | string, rule: NameRule, suffix?: string): Expression {
    const fitted = this.fit(of, rule, suffix);
    this.noteShortened(of, rule, fitted);
    return written(fitted);
  }

  /** Keeps in mind that a name had to give way to what a resource allows. */
  noteShortened(
    of: NodeScope | string,
    rule: NameRule,
    fitted: FittedName,
  ): void {
    if (fitted.shortened) {
      const ref = typeof of === 'string' ? undefined : of.node.entityRef;
      const names = this.#shortened.get(ref) ?? new Map<string, number>();
      names.set(nameIn(fitted, this.values.environments[0]), rule.maxLength);
      this.#shortened.set(ref, names);
    }
  }

  /** What had to be shortened: once for each entity, and once for the rest. */
  shortenedNames(): Problem[] {
    return [...this.#shortened].map(([entityRef, names]) => {
      const limits = [...new Set(names.values())].sort((a, b) => a - b);
      const lists = limits.map(
        limit =>
          `${[...names]
            .filter(([, most]) => most === limit)
            .map(([name]) => name)
            .sort()
            .join(', ')} (${limit} characters at most)`,
      );
      return {
        severity: 'info',
        code: 'name-shortened',
        where: `${entityRef ?? `appStack ${this.appStack}`} → names`,
        message: `Shortened for the cloud, with a hash at the end: ${lists.join(
          '; ',
        )}.`,
        ...(entityRef !== undefined && { entityRef }),
      };
    });
  }

  /** The same, before it is an expression. */
  fit(
    of: NodeScope | string,
    rule: NameRule,
    suffix?: string,
    pattern = this.standards.naming.pattern,
  ): FittedName {
    return fitName({
      pattern,
      tokens: {
        appStack: this.appStack,
        name: this.#ownName(of, rule, suffix),
        region: this.region,
        cloud: this.cloud,
      },
      environments: this.values.environments,
      rule,
    });
  }

  /** Host name of a node: the environment's name in between, but for production. */
  domainName(scope: NodeScope, environment: string): string {
    const label = dashed(scope.address);
    const { zone } = this.standards.dns;
    return environment === 'production'
      ? `${label}.${zone}`
      : `${label}.${environment}.${zone}`;
  }

  /** Data sources that the whole stack shares. */
  dataFile(): DocumentFile {
    return this.document.file('data.tf', {
      provenance: {
        reason: 'Facts about the account that other blocks refer to.',
      },
    });
  }

  /** What `stack.<name>` stands for; undefined when there is no such thing. */
  fact(name: string, scope: NodeScope): Value | undefined {
    const facts = this.facts(scope);
    return Object.hasOwn(facts, name) ? facts[name]() : undefined;
  }

  factNames(scope: NodeScope): string[] {
    return Object.keys(this.facts(scope)).sort();
  }

  protected facts(scope: NodeScope): Facts {
    return {
      environment: () => variable('environment'),
      resourceName: () => this.name(scope, { maxLength: 63 }),
    };
  }

  /** Arguments that a provider's resource gets when the mapping gives none. */
  implied(scope: NodeScope): Facts {
    return { name: () => this.name(scope, { maxLength: 63 }) };
  }

  /**
   * What a provider's resource or an own module offers, in the cloud's terms.
   *
   * @param own - the resource's own ids, where it has them
   */
  offer(
    provides: Provides,
    render: Render,
    _own: { arn?: Value; id?: Value },
  ): Offer {
    return { environment: rendered(provides.environment, render) };
  }

  /** What an own module can take, in the cloud's terms. */
  moduleConsumer(
    _scope: NodeScope,
    _consumes: NonNullable<ModuleStandards['consumes']>,
    _render: Render,
  ): Use {
    return {};
  }

  /** Runs after all nodes are built and connected. */
  onFinish(finisher: () => void): void {
    this.#finishers.push(finisher);
  }

  finish(): void {
    for (const finisher of this.#finishers) {
      finisher();
    }
  }

  // `orders` with a dead-letter queue and an entity `orders-dead-letter` want
  // the same name: the entity has it. Without hyphens, so do `web-shop` and
  // `webshop`.
  #ownName(
    of: NodeScope | string,
    { separator }: NameRule,
    suffix?: string,
  ): string {
    const base = typeof of === 'string' ? of : dashed(of.address);
    const name = suffix ? `${base}-${suffix}` : base;
    const isNode = typeof of !== 'string' && !suffix;
    const others = this.#sameNames(name, separator === '');
    return others <= (isNode ? 1 : 0)
      ? name
      : `${name}-${shortHash(`${base} ${suffix ?? ''}`)}`;
  }

  #sameNames(name: string, withoutHyphens: boolean): number {
    return withoutHyphens
      ? this.#compactNames.get(compact(name)) ?? 0
      : Number(this.#nodeNames.has(name));
  }
}

/** Texts by name, evaluated. */
export function rendered(
  texts: Readonly<Record<string, string>> | undefined,
  render: Render,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([name, text]) => [name, render(text)]),
  );
}

/** A fitted name with the environment's name in its places. */
export function written({ pieces, environment }: FittedName): Expression {
  return template(
    ...pieces.flatMap((piece, index) =>
      index === 0 ? [piece] : [environmentAs(environment), piece],
    ),
  );
}

function environmentAs(part: EnvironmentPart): Expression {
  const name = variable('environment');
  switch (part) {
    case 'compact':
      return call('replace', name, '-', '');
    case 'hash':
      return call('substr', call('sha256', name), 0, HASH_LENGTH);
    default:
      return name;
  }
}

/** A Terraform name as clouds write names. */
export function dashed(address: string): string {
  return address.replace(/_+/g, '-');
}

function compact(name: string): string {
  return name.replace(/-/g, '');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
