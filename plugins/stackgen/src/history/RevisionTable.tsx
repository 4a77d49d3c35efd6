import Paper from '@material-ui/core/Paper';
import Radio from '@material-ui/core/Radio';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { Revision } from 'backstage-plugin-stackgen-common';
import { ExplainedButton } from '../common/ExplainedButton';
import { Moment } from '../common/Moment';
import { PersonLink } from '../common/PersonLink';
import { describeCounts } from '../sync/describeCounts';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  wrapper: { overflow: 'auto', maxHeight: '50vh' },
  // Narrow screens scroll; columns of single letters help nobody.
  table: {
    minWidth: 640,
    '& td, & th': { whiteSpace: 'nowrap', overflowWrap: 'normal' },
  },
  action: { padding: theme.spacing(0, 1) },
  choice: { width: 1, textAlign: 'center', padding: theme.spacing(0, 1) },
}));

interface RevisionTableProps {
  /** The newest first. */
  revisions: Revision[];
  from: number;
  to: number;
  onChange: (change: { from?: number; to?: number }) => void;
  mayRestore: boolean;
  /** Id of the element that says why nothing may be restored, if so. */
  noRestoreId?: string;
  onRestore: (revision: number) => void;
}

/** The history, and which two of it are compared. */
export function RevisionTable(props: RevisionTableProps) {
  const { revisions, from, to, onChange, onRestore } = props;
  const { mayRestore, noRestoreId } = props;
  const classes = useStyles();
  const t = useTexts();
  const comparable = revisions.length > 1;
  const choice = (side: 'from' | 'to', revision: number) => (
    <TableCell className={classes.choice}>
      <Radio
        size="small"
        color="primary"
        name={`stackgen-history-${side}`}
        checked={revision === (side === 'from' ? from : to)}
        inputProps={{
          'aria-label': t(`history.${side}Revision` as const, {
            revision: String(revision),
          }),
        }}
        onChange={() => onChange({ [side]: revision })}
      />
    </TableCell>
  );
  return (
    <Paper className={classes.wrapper}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('history.table')}
      >
        <TableHead>
          <TableRow>
            {comparable && (
              <>
                <TableCell className={classes.choice}>
                  {t('history.from')}
                </TableCell>
                <TableCell className={classes.choice}>
                  {t('history.to')}
                </TableCell>
              </>
            )}
            <TableCell>{t('history.revision')}</TableCell>
            {comparable && <TableCell>{t('history.restore.action')}</TableCell>}
            <TableCell>{t('history.what')}</TableCell>
            <TableCell>{t('history.when')}</TableCell>
            <TableCell>{t('history.who')}</TableCell>
            <TableCell>{t('history.resources')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {revisions.map((revision, index) => (
            <TableRow key={revision.revision}>
              {comparable && (
                <>
                  {choice('from', revision.revision)}
                  {choice('to', revision.revision)}
                </>
              )}
              <TableCell>
                {index === 0
                  ? t('history.newest', {
                      revision: String(revision.revision),
                    })
                  : revision.revision}
              </TableCell>
              {comparable && (
                <TableCell className={classes.action}>
                  {index > 0 && (
                    <ExplainedButton
                      size="small"
                      color="primary"
                      aria-label={t('history.restore.actionOf', {
                        revision: String(revision.revision),
                      })}
                      blocked={!mayRestore}
                      reasonId={noRestoreId}
                      onClick={() => onRestore(revision.revision)}
                    >
                      {t('history.restore.action')}
                    </ExplainedButton>
                  )}
                </TableCell>
              )}
              <TableCell>
                {t(`history.mode.${revision.mode}` as const, {
                  from: String(revision.restoredFrom),
                })}
              </TableCell>
              <TableCell>
                <Moment iso={revision.createdAt} />
              </TableCell>
              <TableCell>
                <PersonLink entityRef={revision.createdBy} />
              </TableCell>
              <TableCell>
                {describeCounts(revision.counts, t) || t('history.noResources')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}
