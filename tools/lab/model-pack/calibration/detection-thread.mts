// The engine's thread for detection, which also writes what its networks are given.
import './input-writer.mts';
import '../../../../server/src/ocr/detection-worker.mts';
