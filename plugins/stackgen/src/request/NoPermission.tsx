import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(3) },
}));

/** What stands in the place of something that may not be seen. */
export function NoPermission(props: { description: string }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <Paper className={classes.card}>
      <Typography variant="h5" component="h2" gutterBottom>
        {t('error.forbiddenTitle')}
      </Typography>
      <Typography>{props.description}</Typography>
    </Paper>
  );
}
