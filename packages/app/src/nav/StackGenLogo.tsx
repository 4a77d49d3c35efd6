import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { StackGenMark } from './StackGenMark';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 3 * sidebarConfig.logoHeight,
    width: sidebarConfig.drawerWidthOpen,
    color: theme.palette.navigation.selectedColor,
    '&:hover': { textDecoration: 'none' },
  },
  mark: {
    display: 'flex',
    justifyContent: 'center',
    flexShrink: 0,
    width: sidebarConfig.drawerWidthClosed,
    // The name begins where the names of the pages below begin.
    marginRight: -theme.spacing(2),
  },
  word: {
    ...theme.typography.h6,
    marginBottom: 0,
    color: theme.palette.navigation.selectedColor,
  },
}));

/** The head of the sidebar: the mark, and the name beside it while the sidebar is open. */
export function StackGenLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={classes.root}
      aria-label="StackGen home"
    >
      <span className={classes.mark}>
        <StackGenMark />
      </span>
      {isOpen && <span className={classes.word}>StackGen</span>}
    </Link>
  );
}
