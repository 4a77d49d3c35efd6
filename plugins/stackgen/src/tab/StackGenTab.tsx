import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { stackgenAppStackReadPermission } from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loading } from '../request/Loading';
import { NoPermission } from '../request/NoPermission';
import { RequestError } from '../request/RequestError';
import { useRequest } from '../request/useRequest';
import { useTexts } from '../translation';
import { TabContent } from './TabContent';
import { TabContext } from './TabContext';

/** The content of an entity's StackGen tab. */
export function StackGenTab() {
  const { entity } = useEntity();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const entityRef = stringifyEntityRef(entity);
  const read = usePermission({ permission: stackgenAppStackReadPermission });
  const facts = useRequest(
    read.allowed ? entityRef : undefined,
    async signal => {
      const [clouds, resourceTypes] = await Promise.all([
        api.getClouds({ entityRefs: [entityRef] }, { signal }),
        api.getResourceTypes({ signal }),
      ]);
      return { clouds, resourceTypes };
    },
  );

  if (!read.loading && !read.allowed) {
    return (
      <NoPermission
        description={t('error.forbidden', {
          permission: stackgenAppStackReadPermission.name,
        })}
      />
    );
  }
  if (facts.error) {
    return (
      <RequestError
        error={facts.error}
        title={t('error.load')}
        onRetry={facts.retry}
      />
    );
  }
  if (!facts.value) {
    return <Loading />;
  }
  return (
    <TabContext.Provider
      value={{
        entityRef,
        entityName: entity.metadata.name,
        entityTitle: entity.metadata.title ?? entity.metadata.name,
        ...facts.value,
      }}
    >
      <TabContent key={entityRef} />
    </TabContext.Provider>
  );
}
