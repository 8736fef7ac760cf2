// The world is z-up, three.js is y-up: (x, y, z) of the world is (x, z, -y) here.
import * as THREE from "three";

/** A point or direction of the world as a three.js vector. */
export function fromWorld([x, y, z]) {
  return new THREE.Vector3(x, z, -y);
}

/** A three.js vector as a point of the world. */
export function toWorld(v) {
  return [v.x, -v.z, v.y];
}

const TURN = new THREE.Quaternion(-Math.SQRT1_2, 0, 0, Math.SQRT1_2); // the world's axes into three.js's
const FLIP = new THREE.Quaternion(1, 0, 0, 0); // OpenCV camera axes (y down, z forward) into three.js's

/** A rotation of a thing, (w, x, y, z), as the quaternion of an object whose points are still in world axes. */
export function thingRotation([w, x, y, z]) {
  return TURN.clone().multiply(new THREE.Quaternion(x, y, z, w));
}

/** Puts a three.js camera where a camera of the world is; keeps its horizontal field of view. */
export function placeCamera(camera, { position, rotation: [w, x, y, z], fov }) {
  camera.position.copy(fromWorld(position));
  camera.quaternion.copy(TURN).multiply(new THREE.Quaternion(x, y, z, w)).multiply(FLIP);
  setHorizontalFov(camera, fov);
}

/** Sets the vertical field of view that gives this horizontal one [rad] at the camera's aspect. */
export function setHorizontalFov(camera, fov) {
  camera.userData.fov = fov;
  // A tall window would look through a keyhole: there the vertical field of view is held instead.
  const across = Math.max(camera.aspect, 1);
  camera.fov = THREE.MathUtils.radToDeg(2 * Math.atan(Math.tan(fov / 2) / across));
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
}

/** Where a three.js camera is, as a camera of the world: {position, rotation (w, x, y, z), fov [rad, horizontal]}. */
export function describeCamera(camera) {
  const q = TURN.clone().invert().multiply(camera.quaternion).multiply(FLIP.clone().invert());
  const half = THREE.MathUtils.degToRad(camera.fov) / 2;
  return {
    position: toWorld(camera.position),
    rotation: [q.w, q.x, q.y, q.z],
    fov: 2 * Math.atan(Math.tan(half) * camera.aspect),
  };
}
