// What is under the cursor: rays against the things' colliders, which are few and convex.
import * as THREE from "three";
import { fromWorld, thingRotation } from "./axes.js";

/** Finds things by rays. `things` are those of scene.json, each with `hulls` of flat triangle corners. */
export class Picker {
  constructor(things) {
    this.group = new THREE.Group();
    this.ray = new THREE.Raycaster();
    const material = new THREE.MeshBasicMaterial({ side: THREE.DoubleSide });
    for (const thing of things) {
      for (const hull of thing.hulls) {
        const geometry = new THREE.BufferGeometry();
        geometry.setAttribute("position", new THREE.Float32BufferAttribute(hull, 3));
        const mesh = new THREE.Mesh(geometry, material);
        mesh.position.copy(fromWorld(thing.position));
        mesh.quaternion.copy(thingRotation(thing.rotation));
        mesh.userData.thing = thing;
        this.group.add(mesh);
      }
    }
    this.group.updateMatrixWorld(true);
  }

  /** The nearest thing at a point of the picture, x and y in -1..1, or null. */
  at(x, y, camera) {
    this.ray.setFromCamera(new THREE.Vector2(x, y), camera);
    const hits = this.ray.intersectObjects(this.group.children, false);
    return hits.length ? hits[0].object.userData.thing : null;
  }
}
