import type { EntityNode } from '../catalog';
import { celValue } from './cel';

const views = new WeakMap<EntityNode, object>();

/** The entity as conditions see it: what is usual is there, if only empty. */
export function celView(node: EntityNode): object {
  const known = views.get(node);
  if (known) {
    return known;
  }
  const spec = celValue(node.entity.spec ?? {});
  const view = {
    ref: node.ref,
    kind: node.kind,
    apiVersion: celValue(node.entity.apiVersion ?? ''),
    metadata: {
      ...(celValue(node.entity.metadata) as object),
      name: node.name,
      namespace: node.namespace,
      title: celValue(node.title ?? ''),
      description: celValue(node.description ?? ''),
      tags: celValue(node.tags),
      labels: celValue(node.labels),
      annotations: celValue(node.annotations),
    },
    spec: {
      ...(typeof spec === 'object' && !Array.isArray(spec) ? spec : {}),
      type: celValue(node.type ?? ''),
      lifecycle: celValue(node.lifecycle ?? ''),
      owner: celValue(node.owner ?? ''),
      system: celValue(node.system ?? ''),
    },
  };
  views.set(node, view);
  return view;
}
