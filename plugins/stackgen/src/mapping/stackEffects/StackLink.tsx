import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { AppStackSummary } from 'backstage-plugin-stackgen-common';
import { useHref, useLocation } from 'react-router-dom';
import { useTabFacts } from '../../tab/TabContext';

/** A link to an appStack, in the tab of the first entity that it is for. */
export function StackLink(props: { stack: AppStackSummary }) {
  const { id, name, entityRefs } = props.stack;
  const entityRoute = useRouteRef(entityRouteRef);
  const tabPath = useTabPath();
  const [first] = entityRefs;
  return first === undefined ? (
    <>{name}</>
  ) : (
    <Link
      // It stands in text, where colour alone is too little.
      underline="always"
      to={`${entityRoute(
        entityRouteParams(parseEntityRef(first)),
      )}${tabPath}?stack=${id}`}
    >
      {name}
    </Link>
  );
}

/** Where the tab lies under an entity's page; the app decides that. */
function useTabPath(): string {
  const entityRoute = useRouteRef(entityRouteRef);
  const { entityRef } = useTabFacts();
  const { pathname } = useLocation();
  const base = useHref('/').replace(/\/$/, '');
  const page = entityRoute(entityRouteParams(parseEntityRef(entityRef)));
  // Routes begin with the path that the portal lies under, locations may not.
  const [found] = [page, page.slice(page.startsWith(base) ? base.length : 0)]
    .filter(start => pathname.startsWith(`${start}/`))
    .map(start => pathname.slice(start.length));
  return found ?? '/stackgen';
}
