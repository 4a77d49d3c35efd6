import { usePermission } from '@backstage/plugin-permission-react';
import {
  stackgenMappingReadPermission,
  type PreviewRequest,
} from 'backstage-plugin-stackgen-common';
import { Loading } from '../request/Loading';
import { NoPermission } from '../request/NoPermission';
import { RequestError } from '../request/RequestError';
import { useTexts } from '../translation';
import { MappingEditor } from './MappingEditor';
import type { MappingDraft } from './useMappingDraft';

interface MappingViewProps {
  draft: MappingDraft;
  /** What is previewed, but for the mapping. */
  request: PreviewRequest;
  /** The appStack that a sync would change, when there is one. */
  stackName?: string;
}

/** The mapping as far as it concerns the entities here, once it may be seen. */
export function MappingView(props: MappingViewProps) {
  const { draft, request, stackName } = props;
  const t = useTexts();
  const permission = stackgenMappingReadPermission.name;
  const read = usePermission({ permission: stackgenMappingReadPermission });

  if (!read.loading && !read.allowed) {
    return (
      <NoPermission description={t('error.noMappingRead', { permission })} />
    );
  }
  if (draft.error && !draft.mapping) {
    return (
      <RequestError
        error={draft.error}
        title={t('error.load')}
        permission={permission}
        onRetry={draft.retry}
      />
    );
  }
  if (!draft.mapping || !draft.stored) {
    return <Loading lines={8} />;
  }
  return (
    <MappingEditor
      draft={draft}
      mapping={draft.mapping}
      stored={draft.stored}
      request={request}
      stackName={stackName}
    />
  );
}
