import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../translation';
import { hasLosses, type Losses } from './listLosses';

const useStyles = makeStyles(theme => ({
  step: { display: 'grid', gap: theme.spacing(2) },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

const PARTS = [
  ['entities', 'sync.lossEntities'],
  ['resources', 'sync.lossResources'],
  ['replaced', 'sync.lossReplaced'],
  ['settings', 'sync.lossSettings'],
  ['files', 'sync.lossFiles'],
] as const;

/** Before overwriting: the list of all that goes away. */
export function ConfirmStep(props: { losses: Losses }) {
  const { losses } = props;
  const classes = useStyles();
  const t = useTexts();
  if (!hasLosses(losses)) {
    return <Typography>{t('sync.confirmNothing')}</Typography>;
  }
  return (
    <div className={classes.step}>
      <Alert severity="warning">{t('sync.confirmText')}</Alert>
      {PARTS.filter(([part]) => losses[part].length > 0).map(
        ([part, title]) => (
          <section key={part} aria-label={t(title)}>
            <Typography variant="subtitle2" component="h3">
              {t(title)} ({losses[part].length})
            </Typography>
            <ul className={classes.list}>
              {losses[part].map(item => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}
