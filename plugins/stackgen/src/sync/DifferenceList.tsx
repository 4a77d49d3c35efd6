import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { Difference } from 'backstage-plugin-stackgen-common';
import { MONOSPACE } from '../common/monospace';
import { useTexts } from '../translation';
import {
  arrangeDifference,
  countChanges,
  isEmptyDifference,
  type Change,
} from './arrangeDifference';
import { ChangedName } from './ChangedName';
import { describeCounts } from './describeCounts';

const useStyles = makeStyles(theme => ({
  part: {
    display: 'grid',
    gap: theme.spacing(1),
    // What is wide scrolls by itself instead of widening the page.
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(1, 2),
    maxHeight: 240,
    overflowY: 'auto',
    backgroundColor: theme.palette.background.default,
    fontFamily: MONOSPACE,
    fontSize: theme.typography.pxToRem(13),
    overflowWrap: 'anywhere',
  },
  details: {
    '& summary': {
      ...theme.typography.body2,
      cursor: 'pointer',
      padding: theme.spacing(0.5, 0),
    },
  },
}));

/** What would change: the gravest first, signs and words, no colour alone. */
export function DifferenceList(props: {
  difference: Difference;
  /** The files, where there is more to say of them than their names. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  const t = useTexts();
  if (isEmptyDifference(props.difference)) {
    return <Typography>{t('sync.noChanges')}</Typography>;
  }
  const { nodes, resources, files } = arrangeDifference(props.difference);
  const counts = countChanges(resources);
  const line = (change: Change, text: string, extra?: string) => (
    <li key={`${change} ${text}`}>
      <ChangedName change={change} name={text} extra={extra} />
    </li>
  );
  const changedNodes = nodes.filter(
    node => node.change === 'orphaned' || node.details.length > 0,
  );

  return (
    <div className={classes.part}>
      <Typography>
        {describeCounts(counts, t) || t('sync.noResourceChanges')}
      </Typography>
      {counts.replaced > 0 && (
        <Alert severity="warning">{t('sync.replacedWarning')}</Alert>
      )}
      {resources.length > 0 && (
        <ul
          className={classes.list}
          aria-label={t('sync.changes')}
          // It scrolls, so the keyboard must be able to get into it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {resources.map(resource => line(resource.change, resource.address))}
        </ul>
      )}
      {changedNodes.length > 0 && (
        <details className={classes.details}>
          <summary>{t('sync.entityChanges')}</summary>
          <ul className={classes.list}>
            {changedNodes.map(node =>
              line(
                node.change,
                node.entityRef,
                node.change === 'orphaned'
                  ? t('sync.orphaned')
                  : node.details.join(', '),
              ),
            )}
          </ul>
        </details>
      )}
      {props.children}
      {props.children === undefined && files.length > 0 && (
        <details className={classes.details}>
          <summary>{t('sync.files', { count: files.length })}</summary>
          <ul className={classes.list}>
            {files.map(file =>
              line(
                file.change,
                file.path,
                t('sync.fileLines', {
                  added: String(file.addedLines),
                  removed: String(file.removedLines),
                }),
              ),
            )}
          </ul>
        </details>
      )}
    </div>
  );
}
