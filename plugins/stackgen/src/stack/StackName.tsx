import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { AppStackSummary } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  select: {
    font: 'inherit',
    maxWidth: '100%',
    '& .MuiSelect-select': { whiteSpace: 'normal', height: 'auto' },
    '& .MuiSelect-icon': { color: theme.palette.text.secondary },
  },
}));

interface StackNameProps {
  stack: AppStackSummary;
  stacks: AppStackSummary[];
}

/** The name as a heading; where there are several, the way to another one. */
export function StackName(props: StackNameProps) {
  const { stack, stacks } = props;
  const classes = useStyles();
  const t = useTexts();
  const { go } = useAddress();
  return (
    <Typography
      variant="h5"
      component="h2"
      className={classes.name}
      aria-label={stack.name}
    >
      {stacks.length === 1 ? (
        stack.name
      ) : (
        <Select
          className={classes.select}
          disableUnderline
          value={stack.id}
          inputProps={{
            'aria-label': t('header.selectNow', { name: stack.name }),
          }}
          onChange={event =>
            go({
              stack: event.target.value as string,
              file: undefined,
              row: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {stacks.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </Select>
      )}
    </Typography>
  );
}
