import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';
import { pressingProblems } from './pressingProblems';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  summary: {
    ...theme.typography.body2,
    cursor: 'pointer',
    marginBottom: theme.spacing(1),
  },
  where: { overflowWrap: 'anywhere' },
}));

/**
 * What is wrong, where, and how to mend it: errors first, then warnings. Notes
 * are good to know, and wait behind their number.
 */
export function ProblemList(props: { problems: Problem[] }) {
  const classes = useStyles();
  const t = useTexts();
  const pressing = pressingProblems(props.problems);
  const notes = props.problems.filter(({ severity }) => severity === 'info');
  return (
    <div className={classes.list}>
      {pressing.length > 0 && <Alerts problems={pressing} />}
      {notes.length > 0 && (
        <details>
          <summary className={classes.summary}>
            {t('outcome.notes', { count: notes.length })}
          </summary>
          <Alerts problems={notes} />
        </details>
      )}
    </div>
  );
}

function Alerts(props: { problems: Problem[] }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <ul className={classes.list}>
      {props.problems.map((problem, index) => (
        <li key={`${problem.code} ${problem.where} ${index}`}>
          <Alert severity={problem.severity} variant="outlined" role="note">
            <AlertTitle className={classes.where}>
              {t(`outcome.severity.${problem.severity}` as const)}:{' '}
              {problem.where}
            </AlertTitle>
            {problem.message}
            {problem.mend && (
              <Typography variant="body2">{problem.mend}</Typography>
            )}
          </Alert>
        </li>
      ))}
    </ul>
  );
}
