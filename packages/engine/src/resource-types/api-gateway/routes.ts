import { nameOfRef, nearest, parseReference } from '../../catalog';
import { dashed } from '../../clouds/StackFoundation';
import { toIdentifier } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ApiGatewayParameters } from './definition';

/** Who answers below which paths. */
export interface GatewayRoute {
  readonly provider: NodeScope;
  /** At least one: `/` or `/api/orders`, without a slash at the end. */
  readonly paths: readonly GatewayPath[];
  /** Answers without a token. */
  readonly open: boolean;
}

/** A path, and what tells its blocks from those of other paths. */
export interface GatewayPath {
  readonly path: string;
  /** `orders`; with a part of the path in it from the second one on. */
  readonly suffix: string;
}

/** What the parameters say of an entity. */
interface Wish {
  readonly parameter: 'routes' | 'openRoutes';
  readonly text: string;
  readonly refs: readonly string[];
  /** Only among the routes. */
  readonly path?: string;
}

/** The routes of a gateway, as its connections come. */
export class GatewayRoutes {
  readonly #scope: NodeScope<ApiGatewayParameters>;
  readonly #wishes: readonly Wish[];
  readonly #routes: GatewayRoute[] = [];
  /** All that stand behind it, whether they have a route or not. */
  readonly #behind: string[] = [];

  constructor(scope: NodeScope<ApiGatewayParameters>) {
    this.#scope = scope;
    this.#wishes = scope.structural(({ routes, openRoutes }) => [
      ...routes.map(text => this.#wish('routes', text)),
      ...openRoutes.map(text => this.#wish('openRoutes', text)),
    ]);
  }

  /** The route to a provider; undefined when others have all its paths. */
  add(provider: NodeScope): GatewayRoute | undefined {
    const { entityRef } = provider.node;
    this.#behind.push(entityRef);
    const about = this.#wishes.filter(({ refs }) => refs.includes(entityRef));
    const wished = about.flatMap(({ path }) => path ?? []);
    const paths = [
      ...new Set(wished.length > 0 ? wished : [`/${dashed(provider.address)}`]),
    ].filter(path => this.#isFree(path, provider));
    if (paths.length === 0) {
      return undefined;
    }
    const open = about.some(({ parameter }) => parameter === 'openRoutes');
    const suffixOf = (path: string, index: number) =>
      index === 0
        ? provider.address
        : `${provider.address}_${toIdentifier(path)}`;
    const route = {
      provider,
      paths: paths.map((path, at) => ({ path, suffix: suffixOf(path, at) })),
      open,
    };
    this.#routes.push(route);
    return route;
  }

  /** Says what came to nothing, once all connections are made. */
  finish(): void {
    if (this.#routes.length === 0) {
      this.#scope.report('routes', {
        severity: 'warning',
        code: 'gateway-without-service',
        message: 'Nothing stands behind the gateway, so it answers nothing.',
        mend: 'Add the services to spec.dependsOn, or the APIs that they provide to spec.consumesApis.',
      });
    }
    for (const wish of this.#wishes) {
      if (!wish.refs.some(ref => this.#behind.includes(ref))) {
        const [near] = nearest(
          wish.refs.length > 0 ? nameOfRef(wish.refs[0]) : wish.text,
          this.#behind.map(nameOfRef),
          1,
        );
        this.#scope.report(wish.parameter, {
          severity: 'warning',
          code: 'route-without-service',
          message: `"${wish.text}" is about nothing that stands behind the gateway.`,
          mend: near
            ? `Did you mean ${near}? Else add the entity to spec.dependsOn.`
            : 'Add the entity to spec.dependsOn, or remove it here.',
        });
      }
    }
  }

  #isFree(path: string, { node }: NodeScope): boolean {
    const taken = this.#routes.find(({ paths }) =>
      paths.some(one => one.path === path),
    );
    if (taken) {
      this.#scope.report('routes', {
        severity: 'error',
        code: 'route-taken',
        message: `${node.entityRef} and ${taken.provider.node.entityRef} would both answer at ${path}.`,
        mend: `Give one of them another path: "${nameOfRef(
          node.entityRef,
        )}=/…".`,
      });
    }
    return taken === undefined;
  }

  #wish(parameter: Wish['parameter'], text: string): Wish {
    const { entityRef } = this.#scope.node;
    const namespace = entityRef.slice(
      entityRef.indexOf(':') + 1,
      entityRef.indexOf('/'),
    );
    const [name, path] = text.split('=');
    const refs =
      parseReference(name, { kinds: ['Component', 'Resource'], namespace }) ??
      [];
    return { parameter, text, refs, ...(path !== undefined && { path }) };
  }
}
