import type {
  AppStackConnection,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../resource-types/NodeScope';
import type {
  Implementation,
  Limit,
  NodeToBuild,
  StackBuilt,
  StackToBuild,
} from './Cloud';
import { connectNodes, type End, type Opener, type Part } from './connectNodes';
import { connectOutside, type OutsideSecretOpener } from './connectOutside';
import type { StackFoundation } from './StackFoundation';

/**
 * Builds the nodes of a stack on a cloud's foundation, connects them, and lets
 * the foundation finish. What a cloud does before and after is its own.
 */
export function buildNodes<F extends StackFoundation, P extends Part>(
  stack: StackToBuild,
  foundation: F,
  cloud: {
    /** Opens what a connection needs. */
    readonly open: Opener<P>;
    /** Before a node is built. */
    readonly before?: (node: NodeToBuild) => void;
    /** Lets a consumer read a secret that exists already. */
    readonly openSecret?: OutsideSecretOpener<P>;
    /** Providers whose connections others build on: made first. */
    readonly isFirst?: (provider: P) => boolean;
  },
): StackBuilt {
  const problems: Problem[] = [];
  const ends = new Map<string, End<P>>();
  const taken = new Set<string>();
  const uses = providersByConsumer(stack.appStack.connections);
  for (const toBuild of clustersFirst(stack.nodes)) {
    const { node, file, parameters } = toBuild;
    const implementation = toBuild.implementation as Implementation<
      never,
      F,
      P
    >;
    const scope = new NodeScope({
      node,
      file,
      outputs: stack.outputs,
      notes: stack.notes,
      values: stack.values,
      parameters,
      taken,
      problems,
      uses: uses.get(node.entityRef) ?? [],
    });
    cloud.before?.(toBuild);
    reportLimits(scope, implementation.limits ?? []);
    const part = implementation.build(scope as NodeScope<never>, foundation);
    ends.set(node.entityRef, { scope, part });
  }
  const open = new Set<AppStackConnection>();
  const { connections } = stack.appStack;
  const isFirst = ({ provider }: AppStackConnection) => {
    const end = ends.get(provider);
    return end !== undefined && (cloud.isFirst?.(end.part) ?? false);
  };
  for (const connection of [
    ...connections.filter(isFirst),
    ...connections.filter(one => !isFirst(one)),
  ]) {
    const consumer = ends.get(connection.consumer);
    const provider = ends.get(connection.provider);
    if (
      consumer &&
      provider &&
      connectNodes(connection, consumer, provider, cloud.open)
    ) {
      open.add(connection);
    }
  }
  connectOutside(connections, ends, cloud.openSecret);
  foundation.finish();
  problems.push(
    ...foundation.shortenedNames(),
    ...foundation.networks.problems(),
  );
  const originals = tellMoves(stack, [...ends.values()]);
  return {
    problems,
    opened: connections.filter(one => open.has(one)),
    originals,
  };
}

function providersByConsumer(
  connections: readonly AppStackConnection[],
): ReadonlyMap<string, readonly string[]> {
  const providers = new Map<string, string[]>();
  for (const { consumer, provider } of connections) {
    const known = providers.get(consumer);
    if (known) {
      known.push(provider);
    } else {
      providers.set(consumer, [provider]);
    }
  }
  return providers;
}

/** What runs in a cluster has to know which clusters there are. */
function clustersFirst(nodes: readonly NodeToBuild[]): NodeToBuild[] {
  const isCluster = ({ node }: NodeToBuild) =>
    node.resourceType === 'kubernetes-cluster';
  return [...nodes.filter(isCluster), ...nodes.filter(one => !isCluster(one))];
}

/** Says which parameters the cloud cannot follow, or only partly. */
function reportLimits(scope: NodeScope, limits: readonly Limit<never>[]): void {
  for (const { parameter, applies, message, mend, effect } of limits) {
    if (scope.some(applies as (parameters: unknown) => boolean)) {
      const none = effect === 'none';
      scope.report(parameter, {
        severity: none ? 'warning' : 'info',
        code: none ? 'parameter-without-effect' : 'parameter-limited',
        message,
        ...(mend !== undefined && { mend }),
      });
    }
  }
}

/**
 * Writes `moved` blocks for entities that were renamed, so that Terraform keeps
 * what they have.
 *
 * @returns addresses before any renaming, by the present one
 */
function tellMoves(
  { document }: StackToBuild,
  ends: readonly End[],
): ReadonlyMap<string, string> {
  const originals = new Map<string, string>();
  for (const { scope } of ends) {
    const moves = scope.moves();
    if (moves.length > 0) {
      const file = document.file('moved.tf', {
        provenance: {
          reason: 'Entities were renamed; Terraform keeps what they have.',
        },
      });
      for (const { from, to } of moves) {
        file.moved(from, to);
      }
    }
    for (const { address } of scope.file.blocks()) {
      const original = scope.originalAddress(address);
      if (original !== undefined) {
        originals.set(address, original);
      }
    }
  }
  return originals;
}
