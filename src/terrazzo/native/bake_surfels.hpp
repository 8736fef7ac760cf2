// How much light every surface of the scene sends out: radiosity between a few thousand surface elements
// ("surfels"), linked by traced rays once, so that any number of bounces costs next to nothing and nothing
// sparkles.
//
// Every triangle carries a small grid of texels in its barycentric coordinates; a texel knows the surfel that
// speaks for it, so a ray's hit is looked up without any search. After: Keller, "Instant radiosity" (1997),
// for the idea of reusing few places; Christensen, "Faster photon map global illumination" (1999), for a
// final gather over a coarse solution.
#pragma once

#include "bake_direct.hpp"
#include "bake_tree.hpp"

namespace terrazzo::light {

class Surfels {
   public:
    struct Settings {
        int count = 16000, direct_samples = 32, links = 128, bounces = 16, threads = 0;
        uint32_t seed = 0;
        float offset = 1.5e-3f;
    };

    Surfels(const Scene& scene, const Lights& lights, const Settings& settings)
        : scene_(scene), settings_(settings) {
        lay_texels();
        choose();
        complete();
        trace_links();
        assign();
        light_directly(lights);
        exchange();
    }

    // Radiant exitance (per pi of radiance) of what a ray hit: albedo times irradiance; zero for the back of
    // a solid.
    Vec3 exitance(const Hit& hit, Vec3 direction) const {
        const int32_t texel = texel_at(hit, direction);
        return texel < 0 ? Vec3{} : scene_.albedo[hit.triangle] * irradiance_[surfel_of_[texel]];
    }

    // Follows a ray, through whatever transmits, and returns the exitance that arrives; `first` is the first
    // hit.
    Vec3 incoming(Ray ray, Hit& first) const {
        Vec3 share{1, 1, 1}, light;
        for (int step = 0; step < 6; step++) {
            const Hit hit = scene_.bvh.closest(ray);
            if (step == 0) first = hit;
            if (!hit) break;
            light += share * exitance(hit, ray.direction);
            share *= scene_.transmission[hit.triangle];
            if (!(largest(share) > 0)) break;
            ray.origin += ray.direction * (hit.distance + 1e-5f);
        }
        return light;
    }

    size_t size() const { return surfels_.size(); }

    // Luminance of the mean irradiance over all surfels.
    float mean_irradiance() const {
        double sum = 0;
        for (const Vec3& e : irradiance_) sum += luminance(e);
        return static_cast<float>(sum / static_cast<double>(std::max<size_t>(irradiance_.size(), 1)));
    }

   private:
    struct Grid {  // texels of one side of one triangle
        int32_t base = -1;
        uint16_t nu = 1, nv = 1;
    };
    struct Texel {
        uint32_t triangle = no_triangle;
        uint16_t u = 0, v = 0;  // cell
        bool back = false;
        float area = 0;
    };
    struct Surfel {
        Vec3 position, normal;
        uint32_t texel;
    };
    struct Link {
        Vec3 weight;
        int32_t texel;  // -1: out of the scene, or a dark side
    };

    const Grid& grid(uint32_t triangle, bool back) const {
        return grids_[2 * static_cast<size_t>(triangle) + back];
    }

    int32_t texel_at(const Hit& hit, Vec3 direction) const {
        const bool back = dot(scene_.normal[hit.triangle], direction) > 0;
        const Grid& g = grid(hit.triangle, back);
        if (g.base < 0) return -1;
        const int u = cell(hit.u, g.nu), v = cell(hit.v, g.nv);
        int32_t texel = g.base + v * g.nu + u;
        if (texels_[texel].area > 0) return texel;
        return g.base + v * g.nu + std::max(0, u - 1);  // on the long side, rounded outwards
    }

    static int cell(float x, int n) {
        return std::min(n - 1, std::max(0, static_cast<int>(x * static_cast<float>(n))));
    }

    void lay_texels() {
        double total = 0;
        for (size_t i = 0; i < scene_.count; i++) total += scene_.area[i] * (scene_.two_sided[i] ? 2 : 1);
        spacing_ = static_cast<float>(std::sqrt(total / settings_.count));
        const float side = std::max(spacing_ / 2, 1e-6f);
        grids_.resize(2 * scene_.count);
        for (uint32_t t = 0; t < scene_.count; t++) {
            if (!(scene_.area[t] > 1e-12f)) continue;
            auto cells = [&](int e) {
                return static_cast<uint16_t>(
                    std::clamp(std::ceil(length(scene_.edge(t, e)) / side), 1.0f, 200.0f));
            };
            for (int back = 0; back <= (scene_.two_sided[t] ? 1 : 0); back++) {
                const Grid g{static_cast<int32_t>(texels_.size()), cells(0), cells(1)};
                grids_[2 * static_cast<size_t>(t) + back] = g;
                for (int v = 0; v < g.nv; v++)
                    for (int u = 0; u < g.nu; u++) {
                        Texel texel{t, static_cast<uint16_t>(u), static_cast<uint16_t>(v), back != 0, 0};
                        const float low = static_cast<float>(u) / g.nu + static_cast<float>(v) / g.nv;
                        const float high =
                            static_cast<float>(u + 1) / g.nu + static_cast<float>(v + 1) / g.nv;
                        if (low < 0.99999f)
                            texel.area = 2 * scene_.area[t] / (g.nu * g.nv) * (high > 1.00001f ? 0.5f : 1.0f);
                        texels_.push_back(texel);
                    }
            }
        }
    }

    // A place inside a texel, for two numbers in 0..1.
    Receiver place(const Texel& texel, float x, float y) const {
        const Grid& g = grid(texel.triangle, texel.back);
        float u = static_cast<float>(texel.u) / g.nu, v = static_cast<float>(texel.v) / g.nv;
        float du = 1.0f / g.nu, dv = 1.0f / g.nv;
        const float left = 1 - u - v;
        if (du + dv > left) {  // cut by the triangle's long side: stay in the corner that is inside
            du = std::min(du, left), dv = std::min(dv, left);
            if (x + y > 1) x = 1 - x, y = 1 - y;
        }
        u += x * du, v += y * dv;
        const Vec3 n = scene_.normal[texel.triangle];
        const Vec3 p = scene_.corner(texel.triangle, 0) + scene_.edge(texel.triangle, 0) * u +
                       scene_.edge(texel.triangle, 1) * v;
        return {p, texel.back ? -n : n};
    }

    // One texel in each stretch of equal area, so that small things next to each other share one.
    void choose() {
        const float step = spacing_ * spacing_;
        double sum = 0;
        uint32_t taken = 0;
        double next = step * unit(hash(settings_.seed ^ 0x51f15eedU));
        for (uint32_t t = 0; t < texels_.size(); t++) {
            sum += texels_[t].area;
            if (!(sum > next) || !(texels_[t].area > 0)) continue;
            const Receiver at = place(texels_[t], 0.35f, 0.35f);
            surfels_.push_back({at.position, at.normal, t});
            while (next < sum) {
                taken++;
                next = step * (taken + static_cast<double>(unit(hash(settings_.seed ^ hash(taken)))));
            }
        }
    }

    // Small faces between the chosen ones (the top of a rail, the edge of a shelf) get surfels of their own
    // where the nearest is far away or faces elsewhere, or a rail would shine like the sunlit sill next to
    // it.
    void complete() {
        if (surfels_.empty()) return;
        const OrientedTree tree(
            surfels_.size(), 2 * spacing_, [&](size_t i) { return surfels_[i].position; },
            [&](size_t i) { return surfels_[i].normal; });
        struct Candidate {
            uint64_t key;
            uint32_t rank, texel;
            bool operator<(const Candidate& o) const {
                return key != o.key ? key < o.key : rank != o.rank ? rank < o.rank : texel < o.texel;
            }
        };
        std::vector<Candidate> candidates(texels_.size());
        parallel_for(texels_.size(), settings_.threads, 1024, [&](size_t t) {
            candidates[t] = {0, 0, no_triangle};
            if (!(texels_[t].area > 0)) return;
            const Receiver at = place(texels_[t], 0.35f, 0.35f);
            OrientedTree::Neighbour near[1];
            tree.nearest(at.position, at.normal, 1, near);
            if (near[0].distance2 < 2.2f * spacing_ * spacing_) return;
            const auto index = static_cast<uint32_t>(t);
            candidates[t] = {cell_key(at.position, at.normal, 1.5f * spacing_), hash(index ^ settings_.seed),
                             index};
        });
        candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                        [](const Candidate& c) { return c.texel == no_triangle; }),
                         candidates.end());
        std::sort(candidates.begin(), candidates.end());
        std::vector<Candidate> first;
        for (size_t i = 0; i < candidates.size(); i++)
            if (i == 0 || candidates[i].key != candidates[i - 1].key) first.push_back(candidates[i]);
        std::sort(first.begin(), first.end(), [](const Candidate& a, const Candidate& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.texel < b.texel;
        });
        first.resize(std::min(first.size(), static_cast<size_t>(settings_.count)));
        for (const Candidate& c : first) {
            const Receiver at = place(texels_[c.texel], 0.35f, 0.35f);
            surfels_.push_back({at.position, at.normal, c.texel});
        }
    }

    // What each surfel sees. A surfel that sees nothing but near surfaces or the inside of a solid is covered
    // (the floor under a rug, the wall behind a board): it must not speak for what covers it.
    void trace_links() {
        const int n = settings_.links;
        links_.resize(surfels_.size() * n);
        covered_.assign(surfels_.size(), 0);
        parallel_for(surfels_.size(), settings_.threads, 64, [&](size_t s) {
            const Sequence sequence(settings_.seed, static_cast<uint32_t>(s), 5);
            const Frame frame(surfels_[s].normal);
            int near = 0;
            for (int k = 0; k < n; k++) {
                Vec3 weight{1, 1, 1};
                Ray ray{surfels_[s].position + surfels_[s].normal * settings_.offset,
                        cosine_direction(frame, sequence.u(k), sequence.v(k)), far_away};
                Link link{{}, -1};
                for (int step = 0; step < 6; step++) {
                    const Hit hit = scene_.bvh.closest(ray);
                    near += step == 0 && hit &&
                            (hit.distance < 0.02f || !scene_.faces(hit.triangle, ray.direction));
                    if (!hit) break;
                    const Vec3 through = scene_.transmission[hit.triangle];
                    const float chance = std::min(1.0f, largest(through));
                    if (chance > 0 && unit(hash(static_cast<uint32_t>(s) * 977u + k * 61u + step * 7u +
                                                settings_.seed)) < chance) {
                        weight *= through * (1 / chance);
                        ray.origin += ray.direction * (hit.distance + 1e-5f);
                        continue;
                    }
                    link = {weight * scene_.albedo[hit.triangle] * (1 / std::max(1 - chance, 1e-3f)),
                            texel_at(hit, ray.direction)};
                    break;
                }
                links_[s * n + k] = link;
            }
            covered_[s] = near * 10 > n * 9;
        });
    }

    // Gives every texel the nearest surfel that is not covered.
    void assign() {
        std::vector<uint32_t> open;
        for (uint32_t s = 0; s < surfels_.size(); s++)
            if (!covered_[s]) open.push_back(s);
        if (open.empty())
            for (uint32_t s = 0; s < surfels_.size(); s++) open.push_back(s);
        const OrientedTree tree(
            open.size(), 2 * spacing_, [&](size_t i) { return surfels_[open[i]].position; },
            [&](size_t i) { return surfels_[open[i]].normal; });
        surfel_of_.assign(texels_.size(), 0);
        std::vector<uint8_t> seen(texels_.size());
        parallel_for(texels_.size(), settings_.threads, 1024, [&](size_t t) {
            if (!(texels_[t].area > 0)) return;
            const Receiver at = place(texels_[t], 0.35f, 0.35f);
            // The nearest that it sees: a floor must not take its light from the floor beyond the wall.
            OrientedTree::Neighbour near[6];
            const int n = tree.nearest(at.position, at.normal, 6, near);
            if (n) surfel_of_[t] = open[near[0].index];
            const bool covered =
                scene_.bvh.occluded({at.position + at.normal * settings_.offset, at.normal, 0.02f});
            for (int k = 0; k < n && !seen[t] && !covered; k++) {
                const Surfel& s = surfels_[open[near[k].index]];
                seen[t] = unobstructed(scene_, at, {s.position, s.normal}, settings_.offset);
                if (seen[t]) surfel_of_[t] = open[near[k].index];
            }
        });
        // Texels by surfel, by counting. Those that their surfel does not see (the floor under a rug) have
        // its light but no share in it: they are dark.
        first_.assign(surfels_.size() + 1, 0);
        for (size_t t = 0; t < texels_.size(); t++) first_[surfel_of_[t] + 1] += seen[t];
        for (size_t s = 0; s < surfels_.size(); s++) first_[s + 1] += first_[s];
        members_.resize(first_.back());
        std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
        for (uint32_t t = 0; t < texels_.size(); t++)
            if (seen[t]) members_[next[surfel_of_[t]]++] = t;
    }

    // Mean direct light over the places that a surfel speaks for.
    void light_directly(const Lights& lights) {
        const DirectLight direct(scene_, lights, settings_.seed ^ 0x5eedU, settings_.offset);
        direct_.assign(surfels_.size(), {});
        parallel_for(surfels_.size(), settings_.threads, 64, [&](size_t s) {
            const uint32_t count = first_[s + 1] - first_[s];
            if (!count) return;
            const auto index = static_cast<uint32_t>(s);
            const uint32_t stream =
                hash(hash(index) ^ settings_.seed);  // unrelated to the light's even sequences
            float area = 0;
            for (uint32_t m = 0; m < count; m++) area += texels_[members_[first_[s] + m]].area;
            // Steps of equal area through the members.
            float sum = texels_[members_[first_[s]]].area;
            uint32_t m = 0;
            const int n = settings_.direct_samples;
            for (int k = 0; k < n; k++) {
                while (sum < area * (k + 0.5f) / n && m + 1 < count)
                    sum += texels_[members_[first_[s] + ++m]].area;
                const Receiver at = place(texels_[members_[first_[s] + m]], unit(hash(stream + 2 * k)),
                                          unit(hash(stream + 2 * k + 1)));
                direct_[s] += direct.sun(at, index, 1, k) + direct.soft(at, index, 1, k);
            }
            direct_[s] = direct_[s] * (1.0f / static_cast<float>(n));
        });
    }

    // Bounces (Jacobi iteration) until the light no longer changes.
    void exchange() {
        const int n = settings_.links;
        irradiance_ = direct_;
        std::vector<Vec3> next(surfels_.size());
        for (int bounce = 0; bounce < settings_.bounces; bounce++) {
            parallel_for(surfels_.size(), settings_.threads, 512, [&](size_t s) {
                Vec3 sum;
                for (int k = 0; k < n; k++) {
                    const Link& link = links_[s * n + k];
                    if (link.texel >= 0) sum += link.weight * irradiance_[surfel_of_[link.texel]];
                }
                next[s] = direct_[s] + sum * (1.0f / static_cast<float>(n));
            });
            double change = 0, total = 0;
            for (size_t s = 0; s < next.size(); s++) {
                change += std::fabs(luminance(next[s] - irradiance_[s]));
                total += luminance(next[s]);
            }
            std::swap(irradiance_, next);
            if (change <= 2e-4 * total) break;
        }
        links_ = {};
        // A few small places next to lamps would sparkle in the final gather; they send out little in all.
        double mean = 0;
        for (const Vec3& e : irradiance_) mean += luminance(e) / static_cast<double>(irradiance_.size());
        for (Vec3& e : irradiance_) {
            const float y = luminance(e), most = static_cast<float>(brightest * mean);
            if (y > most) e = e * (most / y);
        }
    }

    // Of a surfel's light, in means of all: patches of sun, about 50, stay whole.
    static constexpr double brightest = 150;

    const Scene& scene_;
    Settings settings_;
    float spacing_ = 0;
    std::vector<Grid> grids_;
    std::vector<Texel> texels_;
    std::vector<Surfel> surfels_;
    std::vector<Link> links_;
    std::vector<uint8_t> covered_;
    std::vector<uint32_t> surfel_of_, first_, members_;
    std::vector<Vec3> direct_, irradiance_;
};

}  // namespace terrazzo::light
