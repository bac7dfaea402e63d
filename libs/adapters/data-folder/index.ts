export { DataFolderLocked } from './folder-lock.js';
export { type DataFolder, DataFolderDenied, type DataFolderOptions, openDataFolder } from './open-data-folder.js';
export { readRunningServer, type RunningServer } from './running-server.js';
