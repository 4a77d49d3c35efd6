import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackDetail,
  AppStackSummary,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loaded } from '../request/Loaded';
import { useRequest, type RequestState } from '../request/useRequest';
import { useTexts } from '../translation';
import { EntitiesPane } from './EntitiesPane';
import { ResourceTable } from './ResourceTable';
import { TerraformPane } from './TerraformPane';

const useStyles = makeStyles(theme => ({
  panes: { marginBottom: theme.spacing(2), flexWrap: 'wrap' },
  pane: {
    textTransform: 'none',
    padding: theme.spacing(0.75, 2),
    color: theme.palette.text.secondary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
}));

interface PreviewViewProps {
  stack: AppStackSummary;
  detail: RequestState<AppStackDetail>;
  onChoose: (skipped: SkippedEntity) => void;
  onIgnore: (skipped: SkippedEntity) => void;
}

/** What is stored: the files, the resources, and where each comes from. */
export function PreviewView(props: PreviewViewProps) {
  const { stack, detail } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const revision = stack.revision.revision;
  const files = useRequest(
    address.pane === 'terraform' ? `${stack.id} ${revision}` : undefined,
    signal => api.getFiles(stack.id, revision, { signal }),
  );
  const panes = ['terraform', 'resources', 'entities'] as const;

  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        className={classes.panes}
        value={address.pane}
        aria-label={t('preview.panes')}
        onChange={(_, pane) => pane && go({ pane })}
      >
        {panes.map(pane => (
          <ToggleButton key={pane} value={pane} className={classes.pane}>
            {t(`preview.${pane}` as const)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {address.pane === 'terraform' ? (
        <Loaded request={files} title={t('error.files')}>
          {value => <TerraformPane files={value.items} />}
        </Loaded>
      ) : (
        <Loaded request={detail} title={t('error.load')}>
          {value =>
            address.pane === 'resources' ? (
              <ResourceTable resources={value.resources} />
            ) : (
              <EntitiesPane
                detail={value}
                onChoose={props.onChoose}
                onIgnore={props.onIgnore}
              />
            )
          }
        </Loaded>
      )}
    </>
  );
}
