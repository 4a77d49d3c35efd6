import { EntityRefLink } from '@backstage/plugin-catalog-react';

const REF = /^[^:/]+:[^:/]+\/[^:/]+$/;

/** A link to a user of the catalog; plain text for anything else. */
export function PersonLink(props: { entityRef: string }) {
  return REF.test(props.entityRef) ? (
    <EntityRefLink entityRef={props.entityRef} defaultKind="user" hideIcon />
  ) : (
    <>{props.entityRef}</>
  );
}
