import './exact-int8-session.mts';
import '../../src/ocr/detection-worker.mts';
