import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Difference, FileList } from 'backstage-plugin-stackgen-common';
import { MONOSPACE } from '../common/monospace';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loaded } from '../request/Loaded';
import { useRequest } from '../request/useRequest';
import { ChangedName } from '../sync/ChangedName';
import { useTexts } from '../translation';
import { FileDiff } from './FileDiff';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  file: { borderTop: `1px solid ${theme.palette.divider}` },
  toggle: {
    justifyContent: 'space-between',
    padding: theme.spacing(1, 1),
    textAlign: 'left',
    textTransform: 'none',
    overflowWrap: 'anywhere',
  },
  path: {
    fontFamily: MONOSPACE,
    fontSize: theme.typography.pxToRem(13),
  },
}));

interface FileChangesProps {
  stackId: string;
  from: number;
  to: number;
  files: Difference['files'];
}

/** The files that differ; the one that the address names is open. */
export function FileChanges(props: FileChangesProps) {
  const { stackId, from, to, files } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const open = files.find(file => file.path === address.file)?.path;
  // Both revisions have all of their files in one answer.
  const contents = useRequest(
    open === undefined ? undefined : `${stackId} ${from} ${to}`,
    signal =>
      Promise.all([
        api.getFiles(stackId, from, { signal }),
        api.getFiles(stackId, to, { signal }),
      ]),
  );

  return (
    <section aria-labelledby="stackgen-history-files">
      <Typography
        id="stackgen-history-files"
        variant="subtitle1"
        component="h4"
      >
        {t('sync.files', { count: files.length })}
      </Typography>
      <ul className={classes.list}>
        {files.map(({ path, change, addedLines, removedLines }) => (
          <li key={path} className={classes.file}>
            <Button
              fullWidth
              className={classes.toggle}
              aria-expanded={path === open}
              endIcon={path === open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
              onClick={() =>
                go(
                  { file: path === open ? undefined : path },
                  { replace: true },
                )
              }
            >
              <span className={classes.path}>
                <ChangedName
                  change={change}
                  name={path}
                  extra={t('sync.fileLines', {
                    added: String(addedLines),
                    removed: String(removedLines),
                  })}
                />
              </span>
            </Button>
            {path === open && (
              <Loaded request={contents} title={t('error.files')}>
                {([before, after]) => (
                  <FileDiff
                    path={path}
                    before={contentOf(before, path)}
                    after={contentOf(after, path)}
                  />
                )}
              </Loaded>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function contentOf(files: FileList, path: string): string {
  return files.items.find(file => file.path === path)?.content ?? '';
}
