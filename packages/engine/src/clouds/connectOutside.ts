import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import { kindOfRef, nameOfRef } from '../catalog';
import type { NodeScope } from '../resource-types/NodeScope';
import {
  binary,
  toIdentifier,
  variable,
  type Expression,
  type Validation,
} from '../terraform';
import type { End, Part } from './connectNodes';

/** A secret that exists already, by a name or id that a person fills in. */
export interface OutsideSecret<P extends Part> {
  readonly consumer: End<P>;
  /** Part of names in Terraform: `billing`. */
  readonly name: string;
  /** The environment variable that the consumer gets: `BILLING_SECRET`. */
  readonly environment: string;
  /**
   * A variable of the consumer: `orders_billing_<suffix>`. Where the provider
   * refuses an empty one already in a plan, `placeholder` stands in for it.
   */
  variable(suffix: string, about: string, placeholder?: string): Expression;
  /** A sentence for the provenance of the right to read it. */
  readonly reason: string;
}

/** Lets a consumer read such a secret. */
export type OutsideSecretOpener<P extends Part> = (
  secret: OutsideSecret<P>,
) => void;

/**
 * Connects nodes with what this stack does not make: an address, and where the
 * mapping says so a secret, come in as variables that a person fills in. Each is
 * told.
 */
export function connectOutside<P extends Part>(
  connections: readonly AppStackConnection[],
  ends: ReadonlyMap<string, End<P>>,
  openSecret: OutsideSecretOpener<P> | undefined,
): void {
  const outside = connections.filter(({ provider }) => !ends.has(provider));
  for (const connection of outside) {
    const consumer = ends.get(connection.consumer);
    if (consumer?.part.consumes?.route) {
      reportNoRoute(connection, consumer);
    } else if (consumer?.part.consumes?.addEnvironment) {
      const others = outside.filter(
        other =>
          other.consumer === connection.consumer &&
          other.provider !== connection.provider,
      );
      connectOne(connection, consumer, others, openSecret);
    } else {
      consumer?.scope.report(connection.provider, {
        severity: 'info',
        code: 'connection-without-effect',
        message: `This stack does not make ${connection.provider}, and ${consumer.scope.label} has no place for its address, so the connection opens nothing.`,
        mend: 'Sync both into the same stack if one has to reach the other.',
      });
    }
  }
}

function connectOne<P extends Part>(
  { provider, secret }: AppStackConnection,
  consumer: End<P>,
  others: readonly AppStackConnection[],
  openSecret: OutsideSecretOpener<P> | undefined,
): void {
  const { scope, part } = consumer;
  const name = nameFor(
    provider,
    others.map(other => other.provider),
  );
  const prefix = name.toUpperCase();
  const variables = [`${scope.address}_${name}_url`];
  part.consumes?.addEnvironment?.(
    `${prefix}_URL`,
    scope.variable(
      `${name}_url`,
      `address of ${provider}, which this stack does not make.`,
      () => '',
    ),
  );
  if (secret && openSecret) {
    openSecret({
      consumer,
      name,
      environment: `${prefix}_SECRET`,
      variable: (suffix, about, placeholder) => {
        const variableName = `${scope.address}_${name}_${suffix}`;
        variables.push(variableName);
        return scope.variable(
          `${name}_${suffix}`,
          about,
          () => placeholder ?? '',
          placeholder === undefined
            ? {}
            : { reminder: notYet(scope, variableName, placeholder) },
        );
      },
      reason: `${scope.label} signs in to ${provider}, which this stack does not make.`,
    });
  }
  scope.report(provider, {
    severity: 'info',
    code: 'provider-outside',
    message: `This stack does not make ${provider}, so no network path is opened to it.`,
    mend: `Fill in the variables ${variables.join(
      ', ',
    )}, and open the path where it is made.`,
  });
}

/** Reminds people of a placeholder, in the README and in each plan. */
function notYet(
  scope: NodeScope,
  name: string,
  placeholder: string,
): Validation {
  scope.notes.beforeFirstApply.add(
    `Fill in \`${name}\`: what stands there is the place of nothing.`,
  );
  return {
    condition: binary('!=', variable(name), placeholder),
    errorMessage: `Nothing is there yet: set ${name} before the first apply.`,
  };
}

/** A gateway reaches private services of its own network only. */
function reportNoRoute<P extends Part>(
  { provider }: AppStackConnection,
  { scope }: End<P>,
): void {
  scope.report(provider, {
    severity: 'warning',
    code: 'gateway-route-outside',
    message: `This stack does not make ${provider}, so the gateway has no route to it.`,
    mend: 'Sync both into the same stack, or give the other one a gateway of its own.',
  });
}

/** The entity's name, with its kind where another one has the same. */
function nameFor(provider: string, others: readonly string[]): string {
  const plain = (ref: string) => toIdentifier(nameOfRef(ref));
  const name = plain(provider);
  const same = others.filter(other => plain(other) === name);
  if (same.length === 0) {
    return name;
  }
  const kind = (kindOfRef(provider) ?? 'entity').toLowerCase();
  const sameKind = same.some(
    other => (kindOfRef(other) ?? 'entity').toLowerCase() === kind,
  );
  return toIdentifier(
    sameKind ? provider.replace(/[:/]/g, '_') : `${kind}_${name}`,
  );
}
