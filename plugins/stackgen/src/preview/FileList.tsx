import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import ListSubheader from '@material-ui/core/ListSubheader';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import { Link } from '@backstage/core-components';
import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';
import { groupFiles } from './groupFiles';
import { searchFiles } from './searchFiles';

const useStyles = makeStyles(theme => ({
  search: { padding: theme.spacing(2, 2, 1) },
  groups: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowY: 'auto',
    maxHeight: '70vh',
  },
  heading: {
    lineHeight: 2.4,
    color: theme.palette.text.secondary,
    backgroundColor: theme.palette.background.paper,
  },
  item: {
    paddingTop: theme.spacing(0.25),
    paddingBottom: theme.spacing(0.25),
    color: theme.palette.text.primary,
    textDecoration: 'none',
    borderLeft: '3px solid transparent',
    '&.Mui-selected': { borderLeftColor: theme.palette.primary.main },
  },
  path: { overflowWrap: 'anywhere' },
  none: { padding: theme.spacing(1, 2, 2) },
}));

interface FileListProps {
  files: GeneratedFile[];
  selected?: string;
  search: string;
  onSearch: (text: string) => void;
  /** Called when a file was chosen. */
  onChosen?: () => void;
  hrefOf: (path: string) => string;
}

/** The files by what they are for, as links, with a search over their text. */
export function FileList(props: FileListProps) {
  const { files, selected, search, onSearch, onChosen, hrefOf } = props;
  const classes = useStyles();
  const t = useTexts();
  const found = searchFiles(files, search);
  return (
    <nav aria-label={t('preview.files')}>
      <div className={classes.search}>
        <TextField
          fullWidth
          size="small"
          variant="outlined"
          id="stackgen-file-search"
          label={t('preview.searchFiles')}
          value={search}
          onChange={event => onSearch(event.target.value)}
          InputProps={{
            endAdornment: search && (
              <InputAdornment position="end">
                <IconButton
                  size="small"
                  aria-label={t('preview.clearSearch')}
                  onClick={() => onSearch('')}
                >
                  <ClearIcon fontSize="small" />
                </IconButton>
              </InputAdornment>
            ),
          }}
        />
        <Typography variant="caption" color="textSecondary" role="status">
          {search
            ? t('preview.shown', {
                shown: String(found.length),
                total: String(files.length),
              })
            : t('preview.fileCount', { count: files.length })}
        </Typography>
      </div>
      {found.length === 0 && (
        <Typography className={classes.none} color="textSecondary">
          {t('preview.noFileMatches', { text: search })}
        </Typography>
      )}
      <ul className={classes.groups}>
        {groupFiles(found).map(group => {
          const headingId = `stackgen-files-${group.name}`;
          return (
            <li key={group.name}>
              <ListSubheader
                component="div"
                id={headingId}
                className={classes.heading}
              >
                {t(`preview.groups.${group.name}` as const)}
              </ListSubheader>
              <List dense disablePadding aria-labelledby={headingId}>
                {group.files.map(file => (
                  <li key={file.path}>
                    <ListItem
                      button
                      component={Link}
                      to={hrefOf(file.path)}
                      onClick={onChosen}
                      noTrack
                      // It is a link, whatever Material UI takes it for.
                      role={undefined}
                      className={classes.item}
                      selected={file.path === selected}
                      aria-current={file.path === selected ? 'true' : undefined}
                    >
                      <ListItemText
                        primary={file.path}
                        secondary={file.entityRef}
                        classes={{
                          primary: classes.path,
                          secondary: classes.path,
                        }}
                      />
                    </ListItem>
                  </li>
                ))}
              </List>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
